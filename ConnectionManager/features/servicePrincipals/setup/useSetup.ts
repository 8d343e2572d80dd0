import * as React from 'react';
import { guidIn } from '../../../model/servicePrincipals/registration';
import type { SetupReading } from '../../../model/servicePrincipals/setup';
import { draftKey, type OpenSetup } from '../setupDrafts';
import type { ServicePrincipalsSession } from '../servicePrincipalsSession';
import type { Setup, SetupStanding } from './setup';
import { useSetupStates } from './useSetupStates';
import { useTenantId } from './useTenantId';
import { useViewerAccess } from './useViewerAccess';

/** What of the control around it a setup works with. */
export type SetupSurroundings = Pick<
  Setup,
  | 'client'
  | 'inventory'
  | 'assessment'
  | 'live'
  | 'viewerId'
  | 'environmentId'
  | 'creator'
  | 'activity'
  | 'saveFile'
  | 'onReferenceChanged'
  | 'onFlowChanged'
  | 'onRefresh'
>;

const nothingRead: SetupStanding = { state: 'idle', value: null, problem: null };

/** Milliseconds without another choice of flows, before it is read what their privileges are held like. */
const settled = 400;

/**
 * What the steps of an open setup work with: its draft, and where things stand for its application. That is read when the application
 * is known, on entering each step, and when other privileges matter.
 *
 * @param session What outlives the setup.
 * @param open The setup.
 * @param surroundings The control around it.
 * @returns The setup, but for whether a person has tried to go on.
 */
export function useSetup(session: ServicePrincipalsSession, open: OpenSetup, surroundings: SetupSurroundings): Omit<Setup, 'tried'> {
  const { client, inventory, viewerId } = surroundings;
  const { readings, actionsOf } = session;
  const { draft, step } = open;
  const applicationId = guidIn(draft.applicationId);
  const scope = draftKey(draft);
  const standing = applicationId === null ? nothingRead : readings.of(applicationId);
  const environmentTenantId = useTenantId(client);
  const viewerAccess = useViewerAccess(client, viewerId, inventory.access);
  const { states, privilegeNames } = useSetupStates({ draft, reading: standing.value, environmentTenantId, surroundings });
  usePrefilledTenant(session, open, environmentTenantId);

  const names = React.useRef(privilegeNames);
  names.current = privilegeNames;
  const { read } = readings;
  const reread = React.useCallback(
    (): Promise<SetupReading | null> => (applicationId === null ? Promise.resolve(null) : read(applicationId, names.current)),
    [applicationId, read],
  );
  React.useEffect(() => void reread(), [reread, step]);
  useOtherNames(privilegeNames, reread);

  return {
    ...surroundings,
    draft,
    change: (some) => session.change(open, some),
    standing,
    reread,
    states,
    actions: React.useMemo(() => actionsOf(scope), [actionsOf, scope]),
    go: session.go,
    done: session.doneOf(scope),
    record: (thing) => session.record(scope, thing),
    viewerAccess,
    environmentTenantId,
  };
}

/** The tenant of the environment is nearly always that of the application; what a person has typed stays. */
function usePrefilledTenant({ prefill }: ServicePrincipalsSession, open: OpenSetup, tenantId: string | null): void {
  const latest = React.useRef({ prefill, open });
  latest.current = { prefill, open };
  const { run } = open;
  React.useEffect(() => {
    const { prefill: fill, open: now } = latest.current;
    if (tenantId !== null && now.draft.tenantId === '') {
      fill(now, { tenantId });
    }
  }, [tenantId, run]);
}

/** Reads again a while after other privileges have come to matter, though not for those it begins with. */
function useOtherNames(privilegeNames: readonly string[], reread: () => Promise<unknown>): void {
  const key = [...privilegeNames].sort().join(' ');
  const before = React.useRef(key);
  React.useEffect(() => {
    if (before.current === key) {
      return undefined;
    }
    const timer = setTimeout(() => {
      before.current = key;
      void reread();
    }, settled);
    return () => clearTimeout(timer);
  }, [key, reread]);
}
