import type { TextKey } from '../../strings/TextKey';
import type { Texts } from '../../strings/texts';
import type { ExportColumn } from '../../ui/listParts';
import { identityWord } from '../../ui/status/identityWord';
import { healthWords, runsWords, saveWords } from '../../ui/status/statusWords';
import type { ConnectionRow } from './connectionRows';

/**
 * The columns of the exported connections list: those that are shown, and the identifiers. Times are in UTC (ISO 8601).
 *
 * @param texts The texts of the control.
 * @returns The columns.
 */
export function connectionExport(texts: Texts): readonly ExportColumn<ConnectionRow>[] {
  const column = (key: TextKey, value: ExportColumn<ConnectionRow>['value']): ExportColumn<ConnectionRow> => ({ name: texts.text(key), value });
  return [
    column('Connections_Column_Name', ({ name }) => name),
    column('Details_LogicalName', ({ reference }) => reference?.logicalName ?? null),
    column('Connections_Column_Connector', ({ connector }) => connector),
    column('Details_ConnectorId', ({ connectorName }) => connectorName),
    column('Connections_Column_Status', ({ assessment }) => texts.text(healthWords[assessment.health].text)),
    column('Connections_Column_Saving', ({ assessment: { save } }) => (save === null ? null : texts.text(saveWords[save].text))),
    column('Connections_Column_Runs', ({ assessment: { runs } }) => (runs === null ? null : texts.text(runsWords[runs].text))),
    column('Connections_Column_Identity', ({ assessment }) => identityWord(assessment.identity, texts)),
    column('Details_Account', ({ connection }) => connection?.accountName ?? null),
    column('Connections_Column_Flows', ({ flows, assessment }) => (assessment.knowledge.state === 'complete' ? flows : null)),
    column('Connections_FlowsOn', ({ flowsOn, assessment }) => (assessment.knowledge.state === 'complete' ? flowsOn : null)),
    column('Connections_Column_Owner', ({ owner, ownerKnown }) => (ownerKnown ? owner : null)),
    column('Connections_Column_Modified', ({ modifiedOn }) => modifiedOn?.toISOString() ?? null),
    column('Details_ConnectionId', ({ connectionId }) => connectionId),
    column('Details_ReferenceId', ({ reference }) => reference?.id ?? null),
  ];
}
