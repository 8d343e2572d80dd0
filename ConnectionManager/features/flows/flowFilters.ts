import { connectionReferenceName, type ConnectionReference } from '../../model/connectionReference';
import { connectorTitle } from '../../model/connectorTitle';
import type { FlowState } from '../../model/cloudFlow';
import type { RunAs, TriggerKind } from '../../model/flow/flowProfile';
import { runsWords, saveWords } from '../../ui/status/statusWords';
import type { Texts } from '../../strings/texts';
import type { FilterOption, ListFilter } from '../../ui/listParts';
import type { FlowRow } from './flowRows';
import { runAsKeys } from '../../ui/status/runAsKeys';
import { stateTones, stateText, triggerKeys } from './flowText';

/** Id of the filter that leaves the flows that use one connection reference, which the connections view sets. */
export const referenceFilterId = 'reference';

/** What the filters of the flows list depend on. */
export interface FlowFilterSettings {
  /** `systemuserid` of the signed-in user; null where it isn't known. */
  readonly viewerId: string | null;
  /** The connection reference whose flows were asked for; null where none was. */
  readonly reference: ConnectionReference | null;
}

const states: readonly FlowState[] = ['on', 'off', 'suspended'];
const triggers: readonly TriggerKind[] = ['row', 'business-event', 'instant', 'scheduled', 'http', 'other'];
const runAsValues: readonly RunAs[] = ['flow-owner', 'row-owner', 'modifying-user', 'unknown'];

/**
 * The filters of the flows list.
 *
 * @param rows All rows: filters offer what is there.
 * @param settings What else they depend on.
 * @param texts The texts of the control.
 * @returns The filters.
 */
export function flowFilters(rows: readonly FlowRow[], { viewerId, reference }: FlowFilterSettings, texts: Texts): readonly ListFilter<FlowRow>[] {
  return [
    answerFilter(texts),
    ...(reference ? [referenceFilter(reference, texts)] : []),
    {
      id: 'state',
      label: texts.text('Flows_Column_State'),
      kind: 'choice',
      options: states.map((state) => ({ value: state, label: stateText(state, texts), tone: stateTones[state] })),
      matches: ({ flow }, state) => flow.state === state,
    },
    ...(viewerId === null ? [] : [ownFilter(viewerId, texts)]),
    {
      id: 'trigger',
      label: texts.text('Flows_Column_Trigger'),
      kind: 'choice',
      options: triggers.map((kind) => ({ value: kind, label: texts.text(triggerKeys[kind]) })),
      matches: ({ profile }, kind) => profile?.trigger?.kind === kind,
    },
    {
      id: 'connector',
      label: texts.text('Filter_Connector'),
      kind: 'choice',
      options: connectorOptions(rows, texts),
      matches: ({ profile }, name) => profile?.connections.some(({ connector }) => connector === name) === true,
    },
    {
      id: 'runAs',
      label: texts.text('Flows_Column_RunAs'),
      kind: 'choice',
      options: runAsValues.map((runAs) => ({ value: runAs, label: texts.text(runAsKeys[runAs]) })),
      matches: ({ profile }, runAs) => profile?.runAs === runAs,
    },
  ];
}

const answers: Readonly<Record<string, (row: FlowRow) => boolean>> = {
  fail: ({ assessment }) => assessment.runs === 'fail',
  'some-fail': ({ assessment }) => assessment.runs === 'some-fail',
  blocked: ({ assessment }) => assessment.save === 'blocked',
  off: ({ assessment }) => assessment.runs === 'off',
};

function answerFilter(texts: Texts): ListFilter<FlowRow> {
  const options: readonly FilterOption[] = [
    { value: 'fail', label: texts.text('Flows_Filter_Fail'), tone: runsWords.fail.tone },
    { value: 'some-fail', label: texts.text('Flows_Filter_SomeFail'), tone: runsWords['some-fail'].tone },
    { value: 'blocked', label: texts.text('Flows_Filter_SaveBlocked'), tone: saveWords.blocked.tone },
    { value: 'off', label: texts.text('Flows_Filter_Off'), tone: runsWords.off.tone },
  ];
  return {
    id: 'answer',
    label: texts.text('Flows_Filter_Answer'),
    kind: 'counts',
    options,
    matches: (row, answer) => answers[answer]?.(row) === true,
  };
}

function referenceFilter(reference: ConnectionReference, texts: Texts): ListFilter<FlowRow> {
  const label = texts.text('Flows_Filter_UsesReference', { reference: connectionReferenceName(reference) });
  return {
    id: referenceFilterId,
    label: texts.text('Flows_Filter_Reference'),
    kind: 'switch',
    options: [{ value: reference.id, label }],
    matches: ({ assessment }, id) => assessment.entries.some((entry) => entry.reference?.id === id),
  };
}

function ownFilter(viewerId: string, texts: Texts): ListFilter<FlowRow> {
  return {
    id: 'owner',
    label: texts.text('Flows_Column_Owner'),
    kind: 'switch',
    options: [{ value: viewerId, label: texts.text('Filter_OwnedByMe') }],
    matches: ({ flow }, id) => flow.owner.id === id,
  };
}

function connectorOptions(rows: readonly FlowRow[], texts: Texts): readonly FilterOption[] {
  const names = new Set(rows.flatMap(({ profile }) => profile?.connections.map(({ connector }) => connector) ?? []));
  return [...names]
    .filter((name): name is string => name !== null)
    .map((name) => ({ value: name, label: connectorTitle(name) }))
    .sort((a, b) => texts.compare(a.label, b.label));
}
