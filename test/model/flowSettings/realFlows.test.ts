import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFlow } from '../../../ConnectionManager/model/flow/parseFlow';
import type { SettingsContext } from '../../../ConnectionManager/model/flowSettings/flowSettings';
import { identityOutcome } from '../../../ConnectionManager/model/flowSettings/identityOutcome';
import { planFlow } from '../../../ConnectionManager/model/flowSettings/planFlow';
import { settingsOf } from '../../../ConnectionManager/model/flowSettings/settings';
import { settingsContext } from '../../../ConnectionManager/model/flowSettings/settingsContext';
import { aFlow, anAccess, anInventory } from '../builders';
import { applied } from './contexts';

const folder = join(__dirname, '../../../../shared/data/flows');
const known = { inventory: anInventory({ access: [anAccess()] }), viewerId: anAccess().userId };

function contexts(): SettingsContext[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.flatMap((file) => settingsContext(known, { flow: aFlow(), reading: parseFlow(readFileSync(join(folder, file), 'utf8'), file) }) ?? []);
}

(existsSync(folder) ? describe : describe.skip)('published flows', () => {
  it('run as the modifying user where rows start them, but for steps on another environment', () => {
    const rows = contexts().filter(({ profile }) => profile.trigger?.kind === 'row');
    expect(rows.length).toBeGreaterThan(0);
    for (const context of rows) {
      const { changes, obstacles } = planFlow(context, { kind: 'run-as', runAs: 'modifying-user', useInvoker: true });
      const { asOthers, elsewhere } = identityOutcome(context, applied(settingsOf(context.profile), changes));
      const dataverse = context.steps.filter(({ step, key }) => key !== null && step !== context.profile.trigger?.name);
      const blocked = context.profile.connections.filter(({ reach }) => reach === 'other' || reach === 'both').map(({ key }) => key);
      expect(obstacles.map(({ code }) => code)).toEqual(blocked.length > 0 ? ['environment-parameter'] : []);
      expect(asOthers).toEqual(dataverse.filter(({ key }) => !blocked.includes(key ?? '')).map(({ step }) => step).sort());
      expect(elsewhere).toHaveLength(context.steps.filter(({ environment }) => environment === 'other').length);
    }
  });

  it('can have all their connections brought by run-only users where people start them', () => {
    const instant = contexts().filter(({ profile }) => profile.trigger?.kind === 'instant');
    expect(instant.length).toBeGreaterThan(0);
    for (const context of instant) {
      const { changes, obstacles } = planFlow(context, { kind: 'provided-by', providedBy: 'run-only-user', connector: null });
      const kept = applied(settingsOf(context.profile), changes).entries.filter(({ providedBy }) => providedBy === 'owner').map(({ key }) => key);
      const blocked = context.profile.connections.filter(({ reach }) => reach === 'other' || reach === 'both').map(({ key }) => key);
      expect(kept).toEqual(blocked);
      expect(obstacles).toHaveLength(blocked.length > 0 ? 1 : 0);
    }
  });

  it('have nothing to be set where neither starts them', () => {
    for (const context of contexts().filter(({ profile }) => profile.trigger?.kind !== 'row' && profile.trigger?.kind !== 'instant')) {
      expect(planFlow(context, { kind: 'run-as', runAs: 'modifying-user', useInvoker: true })).toMatchObject({ changes: [], obstacles: [{ code: 'no-row-trigger' }] });
      expect(planFlow(context, { kind: 'provided-by', providedBy: 'run-only-user', connector: null }).changes).toEqual([]);
    }
  });
});
