import { connectionReferenceName } from '../../model/connectionReference';
import { connectorTitle } from '../../model/connectorTitle';
import type { Texts } from '../../strings/texts';
import type { ExportColumn } from '../../ui/listParts';
import { runsWords, saveWords } from '../../ui/status/statusWords';
import type { FlowRow } from './flowRows';

/**
 * What an exported list of flows has of each: times as ISO 8601 in UTC, lists with a semicolon between.
 *
 * @param texts The texts of the control.
 * @returns The columns.
 */
export function flowExportColumns(texts: Texts): readonly ExportColumn<FlowRow>[] {
  return [
    { name: texts.text('Flows_Column_Name'), value: ({ flow }) => flow.name },
    { name: texts.text('Flows_Column_State'), value: ({ state }) => state },
    { name: texts.text('Details_SuspensionReason'), value: ({ flow }) => flow.suspensionReason },
    { name: texts.text('Flows_Column_Runs'), value: ({ assessment }) => texts.text(runsWords[assessment.runs].text) },
    { name: texts.text('Flows_Column_Save'), value: ({ assessment }) => texts.text(saveWords[assessment.save].text) },
    { name: texts.text('Flows_Column_Trigger'), value: ({ trigger }) => trigger },
    { name: texts.text('Flows_Column_RunAs'), value: ({ runAs }) => runAs },
    { name: texts.text('Filter_Connector'), value: connectors },
    { name: texts.text('Flows_Export_References'), value: references },
    { name: texts.text('Flow_Runs_LastSuccess'), value: ({ assessment }) => isoTime(assessment.lastRuns?.success?.startedOn) },
    { name: texts.text('Flow_Runs_LastFailure'), value: ({ assessment }) => isoTime(assessment.lastRuns?.failure?.startedOn) },
    { name: texts.text('Flows_Export_FailureCode'), value: ({ assessment }) => assessment.lastRuns?.failure?.errorCode ?? null },
    { name: texts.text('Flows_Column_Owner'), value: ({ owner }) => owner },
    { name: texts.text('Details_Managed'), value: ({ flow }) => flow.managed },
    { name: texts.text('Flows_Column_Modified'), value: ({ flow }) => isoTime(flow.modifiedOn) },
    { name: texts.text('Flow_Id'), value: ({ flow }) => flow.id },
  ];
}

function connectors({ profile }: FlowRow): string {
  return joined((profile?.connections ?? []).map(({ connector }) => (connector === null ? null : connectorTitle(connector))));
}

function references({ assessment }: FlowRow): string {
  return joined(
    assessment.entries.map(({ entry, reference }) => (reference ? connectionReferenceName(reference) : entry.connectionReference)),
  );
}

function joined(names: readonly (string | null)[]): string {
  return [...new Set(names.filter((name) => name !== null))].join('; ');
}

function isoTime(time: Date | null | undefined): string | null {
  return time?.toISOString() ?? null;
}
