import { compareText } from '../flow/compareText';
import type { FlowConnection } from '../flow/flowProfile';
import { identityVaries } from '../status/stepIdentity';
import type { FlowSettings, IdentityOutcome, SettingsContext } from './flowSettings';
import { connectionsWith } from './settings';

/** An action and what decides whom it runs as. */
interface Action {
  readonly name: string;
  /** Null where it names none of the flow's entries. */
  readonly key: string | null;
  readonly elsewhere: boolean;
}

/**
 * Whom the actions of a flow run as with some settings: the Dataverse connector's, and in an instant flow those of every connector, for
 * whoever runs it may bring any connection.
 *
 * @param context The flow.
 * @param settings The settings, as they are or as they are to be.
 * @returns Each action in one of the three lists. One with the parameter Environment is `elsewhere`, whatever its entry is set to.
 */
export function identityOutcome(context: SettingsContext, settings: FlowSettings): IdentityOutcome {
  const entries = new Map(connectionsWith(context.profile, settings).map((entry) => [entry.key, entry]));
  const others = (entry: FlowConnection | undefined): boolean =>
    entry !== undefined && (identityVaries(entry, settings.runAs) || entry.providedBy === 'run-only-user');
  const actions = actionsOf(context);
  const here = actions.filter(({ elsewhere }) => !elsewhere);
  const actsAsOthers = ({ key }: Action): boolean => key !== null && others(entries.get(key));
  return {
    asOthers: namesOf(here.filter(actsAsOthers)),
    asOwner: namesOf(here.filter((action) => !actsAsOthers(action))),
    elsewhere: namesOf(actions.filter(({ elsewhere }) => elsewhere)),
  };
}

function actionsOf({ profile: { trigger }, steps, stepNames }: SettingsContext): Action[] {
  const dataverse = steps.map(({ step, key, environment }) => ({ name: step, key, elsewhere: environment === 'other' }));
  const known = new Set(dataverse.map(({ name }) => name));
  const counted = trigger?.kind === 'instant' ? [...stepNames] : [];
  const named = counted.flatMap(([key, names]) => names.map((name) => ({ name, key, elsewhere: false })));
  return [...dataverse, ...named.filter(({ name }) => !known.has(name))].filter(({ name }) => name !== trigger?.name);
}

function namesOf(actions: readonly Action[]): string[] {
  return actions.map(({ name }) => name).sort(compareText);
}
