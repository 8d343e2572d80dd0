import * as React from 'react';
import type { DataverseClient } from '../../../dataverse/client';
import { giveRole, takeRole, type GivenRole } from '../../../dataverse/giveRole';
import type { SettingsContext } from '../../../model/flowSettings/flowSettings';
import { heldDepth } from '../../../model/privileges/heldDepth';
import { ACT_ON_BEHALF } from '../../../model/privileges/userAccess';
import { useTexts } from '../../../strings/texts';
import type { ActionState } from '../../../ui/ActionStatus';
import type { ToldUndo } from '../../../ui/activity/activity';
import { useMounted } from '../../../ui/useMounted';
import type { FlowRow } from '../flowRows';
import type { FlowsSession } from '../flowsSession';
import { toldRole } from './roleText';

/** Name of Dataverse's own role with the privilege to act on behalf of others (Microsoft Learn, "Impersonate another user"). */
const roleName = 'Delegate';

/** Giving a flow's owner the role that Run as needs. */
export interface DelegateControl {
  readonly state: ActionState;
  /** Whether it makes sense to offer it: the host can, and the signed-in user isn't known to lack what it takes. */
  readonly mayGive: (context: SettingsContext) => boolean;
  readonly give: () => void;
  /** The context with what was given here, which is read again only later. */
  readonly known: (context: SettingsContext) => SettingsContext;
}

/** Properties of {@link useDelegate}. */
export interface DelegateOptions {
  readonly row: FlowRow;
  readonly session: FlowsSession;
  readonly client: DataverseClient;
  /** Reads again what users may do, and all else. */
  readonly onRefresh: () => void;
}

/**
 * Gives the owner of a flow the Delegate role, records it, and takes it away again.
 *
 * @param options The flow, and how to reach Dataverse.
 * @returns The command, and how it is going.
 */
export function useDelegate({ row, session, client, onRefresh }: DelegateOptions): DelegateControl {
  const texts = useTexts();
  const mounted = useMounted();
  const state = session.states.of(row.id, 'delegate');
  const [given, setGiven] = React.useState(false);
  const { owner } = row.flow;
  const settle = (held: boolean): void => {
    onRefresh();
    if (mounted.current) {
      setGiven(held);
    }
  };
  const take = async (roleId: string): Promise<ToldUndo> => {
    const taken = await takeRole(client, owner.id, roleId);
    const { well, message, details } = toldRole(taken, 'Delegate_Taken', texts);
    settle(!well);
    session.states.set(row.id, 'delegate', well ? { kind: 'done', message } : { kind: 'failed', message, details });
    return { done: well, message, details };
  };
  const record = (result: GivenRole): string | null =>
    result.outcome === 'done'
      ? session.activity.add({
          subject: { kind: 'flow', id: row.id, name: row.name },
          changes: [{ what: 'role-given', role: roleName, user: owner.name }],
          definitionBefore: null,
          undo: () => take(result.roleId),
        })
      : null;
  const give = (): void =>
    void session.states.run(row.id, 'delegate', texts.text('Delegate_Giving'), async () => {
      const result = await giveRole(client, { userId: owner.id, roleName });
      const id = record(result);
      const { well, message, details } = toldRole(result, 'Delegate_Given', texts);
      settle(well);
      const undo = id === null ? undefined : (): void => session.states.undo(row.id, 'delegate', texts.text('Delegate_Taking'), id);
      return well ? { kind: 'done', message, undo } : { kind: 'failed', message, details, retry: give };
    });
  return {
    state,
    mayGive: (context) => client.execute !== null && owner.kind === 'user' && mayAssign(context),
    give,
    known: (context) => (given && context.ownerAccess ? { ...context, ownerAccess: { ...context.ownerAccess, actsOnBehalf: true } } : context),
  };
}

/** Nobody can give a role that allows more than they may themselves (Microsoft Learn, "Assign security roles"). */
function mayAssign({ viewerAccess }: SettingsContext): boolean {
  return ['prvAssignRole', ACT_ON_BEHALF].every((privilege) => heldDepth(viewerAccess, privilege) !== 'none');
}
