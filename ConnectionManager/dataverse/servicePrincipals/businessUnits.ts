import * as v from 'valibot';
import type { BusinessUnit } from '../../model/servicePrincipals/applicationUser';
import { checkRows } from '../checkRows';
import type { DataverseClient } from '../client';
import { optionalFlag, optionalText } from '../columns';

const table = 'businessunit';

const pageSize = 1_000;

const schema = v.pipe(
  v.object({ businessunitid: v.string(), name: v.string(), isdisabled: optionalFlag, _parentbusinessunitid_value: optionalText }),
  v.transform((row) => ({
    disabled: row.isdisabled === true,
    unit: { id: row.businessunitid, name: row.name, parentId: row._parentbusinessunitid_value },
  })),
);

/**
 * Reads the business units that are in use.
 *
 * @param client How to read Dataverse.
 * @param signal Ends the reading between two pages.
 * @returns The business units that the caller may see, by name.
 * @throws DataverseError where they can't be read.
 */
export async function businessUnits(client: DataverseClient, signal: AbortSignal): Promise<readonly BusinessUnit[]> {
  const query = '?$select=businessunitid,name,isdisabled,_parentbusinessunitid_value&$orderby=name asc,businessunitid asc';
  const units: BusinessUnit[] = [];
  for await (const rows of client.pages(table, query, pageSize, signal)) {
    const { rows: read } = checkRows(table, 'businessunitid', schema, rows);
    units.push(...read.filter(({ disabled }) => !disabled).map(({ unit }) => unit));
  }
  return units;
}
