import type { LinkTarget } from '../../model/links';
import type { Fix, FixCode } from '../../model/status/answers';
import { causeFix, doneLike } from '../../ui/status/causeFix';
import type { FlowRow } from './flowRows';

/** What fixes do when their button is pressed. */
export type FixActions = Readonly<Partial<Record<FixCode, () => void>>>;

/** What can be done with the flow in its pane. */
export interface FlowFixes {
  readonly turnOn: () => void;
  readonly offAndOn: () => void;
  readonly stop: () => void;
}

/**
 * What can be done in the pane of a flow, and the way to the connection reference where one is to be mended: of several, the first.
 *
 * @param row The flow.
 * @param doing What can be done with the flow.
 * @param onShowConnection Is given the id of the connection reference to show.
 * @returns The buttons' actions by fix.
 */
export function fixesHere({ assessment, flow }: FlowRow, { turnOn, offAndOn, stop }: FlowFixes, onShowConnection: (id: string) => void): FixActions {
  const atReference = (code: FixCode): FixActions => {
    const found = assessment.entries.find(({ fixes, reference }) => reference !== null && fixes.some((fix) => doneLike(fix) === code));
    const id = found?.reference?.id;
    return id === undefined ? {} : { [code]: () => onShowConnection(id) };
  };
  return {
    ...(flow.state === 'on' ? {} : { 'turn-on': turnOn }),
    'turn-off-and-on': offAndOn,
    'stop-runs': stop,
    ...atReference('bind-connection'),
    ...atReference('change-connection'),
  };
}

/**
 * Where fixes are done in the flow's designer, or on its page.
 *
 * @param flowId The flow's id.
 * @returns The pages by fix.
 */
export function flowTargets(flowId: string): Readonly<Partial<Record<FixCode, LinkTarget>>> {
  const page: LinkTarget = { page: 'flow', flowId };
  return { 'set-run-as': page, 'use-this-connection': page, 'change-flow-owner': page, 'replace-reference': page };
}

/**
 * Of whom the fixes of a flow speak: the application behind the connection whose error it is to mend, and the user that steps run as.
 *
 * @param row The flow.
 * @returns Each null where it isn't known, or where there are several applications.
 */
export function fixSubjects({ assessment: { entries } }: FlowRow): { readonly applicationId: string | null; readonly user: string | null } {
  const applications = new Set(entries.filter(({ fixes }) => fixes.some(isOfApplication)).map(({ connection }) => connection?.applicationId ?? null));
  const [only = null] = applications;
  const stopped = entries.find(({ fixes, identity }) => identity?.source === 'connection' && fixes.some(({ code }) => code === 'stop-runs'));
  return { applicationId: applications.size === 1 ? only : null, user: stopped?.identity?.name ?? null };
}

function isOfApplication({ cause }: Fix): boolean {
  const way = cause && causeFix[cause];
  return way?.by === 'page' && way.page === 'entra-app';
}
