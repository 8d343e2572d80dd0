import type { Texts } from '../../strings/texts';
import type { ListGrouping, RowGroup } from '../../ui/listParts';
import { connectionName, type ConnectionRow } from './connectionRows';

/**
 * Puts the rows together that share a connection.
 *
 * @param texts The texts of the control.
 * @returns The grouping; rows without a connection are a group of their own.
 */
export function connectionGrouping(texts: Texts): ListGrouping<ConnectionRow> {
  return { label: texts.text('Connections_GroupByConnection'), groupOf: (row) => groupOf(row, texts) };
}

function groupOf({ connectionId, connectorName, connection }: ConnectionRow, texts: Texts): RowGroup {
  if (connectionId === null) {
    return { id: '', title: texts.text('Health_NotConnected') };
  }
  const id = `${connectorName ?? ''}/${connectionId}`.toLowerCase();
  const title = connection ? connectionName(connection) : connectionId;
  return title === connectionId ? { id, title } : { id, title, below: connectionId };
}
