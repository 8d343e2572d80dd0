import { guidIn } from '../../../../model/servicePrincipals/registration';
import { stepNames } from '../../../../model/servicePrincipals/setup';
import { wantedReferences } from '../../../../model/servicePrincipals/wantedFlows';
import { connectionReferenceName } from '../../../../model/connectionReference';
import type { Texts } from '../../../../strings/texts';
import { listed } from '../refusalText';
import type { Setup } from '../setup';
import { stepNameKeys, stepStateKeys } from '../stepWords';

/**
 * Everything that was done and is left to do, in plain text.
 *
 * @param setup The setup.
 * @param texts The texts of the control.
 * @returns Lines, without a secret.
 */
export function summaryText(setup: Pick<Setup, 'draft' | 'standing' | 'states' | 'done' | 'assessment'>, texts: Texts): string {
  const { draft, standing, states, done, assessment } = setup;
  const none = texts.text('Common_None');
  const unknown = texts.text('Common_Unknown');
  const { user = null, access = null, roles = [] } = standing.value ?? {};
  const names = access?.determined ? access.roles : roles.map(({ name }) => name);
  const bound = wantedReferences(draft, assessment).filter(({ connectionId }) => connectionId?.toLowerCase() === draft.connectionId.toLowerCase());
  const line = (label: string, value: string): string => texts.text('Summary_Line', { label, value });
  const open = stepNames.filter((step) => states[step] !== 'done');
  return [
    texts.text('Summary_Title', { name: draft.name.trim() }),
    line(texts.text('AppUser_ApplicationId'), guidIn(draft.applicationId) ?? none),
    line(texts.text('Connect_TenantId'), guidIn(draft.tenantId) ?? none),
    line(texts.text('Summary_Expires'), draft.expiresOn || unknown),
    line(texts.text('Setup_Step_User'), user ? (user.name ?? user.id) : none),
    line(texts.text('AppUser_BusinessUnit'), user?.businessUnitName ?? unknown),
    line(texts.text('Permissions_RolesToGive'), listed(names, texts) || none),
    line(texts.text('Connect_Id'), draft.connectionId || none),
    line(texts.text('Summary_Bound'), listed(bound.map(connectionReferenceName), texts) || none),
    '',
    texts.text('Summary_Done'),
    ...(done.length > 0 ? done.map(({ text }) => `- ${text}`) : [`- ${none}`]),
    '',
    texts.text('Summary_Open'),
    ...(open.length > 0 ? open.map((step) => `- ${line(texts.text(stepNameKeys[step]), texts.text(stepStateKeys[states[step]]))}`) : [`- ${none}`]),
    '',
  ].join('\n');
}
