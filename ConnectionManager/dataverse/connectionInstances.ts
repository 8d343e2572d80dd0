import * as v from 'valibot';
import { readStatuses, statusOf } from '../model/connections/statuses';
import type { Connection, ConnectionStatus } from '../model/connection';
import { connectorName } from '../model/flow/connectorName';
import { isJsonObject, parseJson, textAt } from '../model/flow/json';
import { checkRows, type CheckedRows } from './checkRows';
import type { DataverseClient } from './client';
import { optionalDate, optionalFlag, optionalText } from './columns';

const table = 'connectioninstance';
const pageSize = 1_000;

const query =
  '?$select=connectioninternalid,connectorinternalid,connectioninstancedisplayname,accountname,allowsharing,connectionstatus,' +
  'connectionparametersetconfig,modifiedon&$orderby=connectioninstanceid asc';

const schema = v.pipe(
  v.object({
    connectioninstanceid: v.string(),
    connectioninternalid: v.pipe(v.string(), v.nonEmpty()),
    connectorinternalid: optionalText,
    connectioninstancedisplayname: optionalText,
    accountname: optionalText,
    allowsharing: optionalFlag,
    connectionstatus: optionalText,
    connectionparametersetconfig: optionalText,
    modifiedon: optionalDate,
  }),
  v.transform(
    (row): Connection => ({
      name: row.connectioninternalid,
      connector: row.connectorinternalid ? connectorName(row.connectorinternalid) || null : null,
      displayName: row.connectioninstancedisplayname,
      statuses: statusesIn(row.connectionstatus ?? ''),
      parameterSet: setNameIn(row.connectionparametersetconfig ?? ''),
      accountName: row.accountname?.trim() ? row.accountname : null,
      applicationId: null,
      owner: null,
      shareable: row.allowsharing,
      modifiedOn: row.modifiedon,
      source: 'service',
    }),
  ),
);

/**
 * Reads what the table `connectioninstance` says of connections. Microsoft documents the table, and its column `connectionstatus` as
 * the status in the API hub (Microsoft Learn, table connectioninstance), but not whether environments fill it, nor with which values:
 * no rows, and no privilege to read them, say nothing of the connections.
 *
 * @param client How to read Dataverse.
 * @param signal Ends the reading between two pages.
 * @returns The connections of source `service`, a page at a time. Who made them isn't in the table.
 * @throws DataverseError where a page can't be read: of kind `notAvailable` in an environment without the table, of kind `privilege`
 * where the caller may not read it.
 */
export async function* connectionInstancePages(
  client: DataverseClient,
  signal: AbortSignal,
): AsyncGenerator<CheckedRows<Connection>, void> {
  for await (const rows of client.pages(table, query, pageSize, signal)) {
    yield checkRows(table, 'connectioninstanceid', schema, rows);
  }
}

/** The column holds one word, or JSON as the Power Apps API answers statuses; whatever else it holds is shown as it is. */
function statusesIn(column: string): readonly ConnectionStatus[] {
  const words = column.trim();
  return words === '' ? [] : (readStatuses(parseJson(words)) ?? [statusOf(words)]);
}

/** The rest of the set's configuration is its values, of which none is kept. */
function setNameIn(column: string): string | null {
  const config = parseJson(column);
  return isJsonObject(config) ? textAt(config, 'name') : null;
}
