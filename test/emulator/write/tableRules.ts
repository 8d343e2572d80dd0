import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../core/context';
import { cloudFlowRules } from '../flowService/cloudFlowRules';
import type { Table } from '../schema/schema';
import type { StoredRow } from '../store/database';
import { businessUnitRules, moveUser } from '../security/organizationRules';
import { roleCopyRules } from '../security/roleRules';
import { roleRules, systemUserRules, teamRules } from './principalRules';

/** A row that is being written, as stored before (undefined: created) and after (undefined: deleted). */
export interface RowWrite {
  readonly id: string;
  readonly before: StoredRow | undefined;
  readonly after: StoredRow | undefined;
  /** The columns that the request asks to write; none of a delete. */
  readonly changes: StoredRow;
}

/** What a table does of itself when a row is written. */
export interface TableRules {
  /** Columns that a create must bring. */
  readonly required?: readonly string[];
  /** Columns whose value no two rows may share. */
  readonly unique?: readonly string[];
  /** Values of a new row for what the body leaves out. */
  defaults?(context: RequestContext, changes: StoredRow): StoredRow;
  /** Changes to the values written: `before` is the row as it was, none on create, when `changes` has the defaults too. */
  adjust?(changes: StoredRow, before: StoredRow | undefined): StoredRow;
  /** Comes before a row is deleted: changes to make instead of deleting it, if any; what it throws refuses the delete. */
  deleting?(context: RequestContext, row: StoredRow): StoredRow | undefined;
  /** What happens once a row is written, as part of the same transaction; what it throws refuses the write. */
  written?(context: RequestContext, write: RowWrite): void;
}

const customizable = JSON.stringify({ Value: true, CanBeChanged: true, ManagedPropertyLogicalName: 'iscustomizableanddeletable' });
const deletable = JSON.stringify({ Value: true, CanBeChanged: true, ManagedPropertyLogicalName: 'canbedeleted' });

/** A new cloud flow as a recorded answer of the Web API (2026) shows it. */
const flowDefaults: StoredRow = {
  scope: 4,
  mode: 0,
  runas: 1,
  modernflowtype: 0,
  businessprocesstype: 0,
  componentstate: 0,
  ismanaged: 0,
  istransacted: 1,
  ondemand: 0,
  subprocess: 0,
  triggeroncreate: 0,
  triggerondelete: 0,
  asyncautodelete: 0,
  clientdataiscompressed: 0,
  trustedaccess: 0,
  planverified: 0,
  iscrmuiworkflow: 0,
  syncworkflowlogonfailure: 0,
  introducedversion: '1.0',
  overwritetime: '1900-01-01T00:00:00Z',
  iscustomizable: customizable,
  iscustomprocessingstepallowedforotherpublishers: deletable,
};

const rules: Readonly<Record<string, TableRules>> = {
  workflow: {
    required: ['category', 'name', 'type', 'primaryentity', 'clientdata'],
    defaults: (context) => ({ ...flowDefaults, workflowidunique: randomUUID(), solutionid: activeSolution(context) }),
    ...cloudFlowRules,
  },
  connectionreference: {
    required: ['connectionreferencelogicalname'],
    unique: ['connectionreferencelogicalname'],
    defaults: (context) => ({ componentstate: 0, ismanaged: 0, iscustomizable: customizable, solutionid: activeSolution(context) }),
  },
  systemuser: { ...systemUserRules, written: moveUser },
  businessunit: businessUnitRules,
  team: teamRules,
  role: { ...roleRules, ...roleCopyRules },
};

/** The rules of a table; none for most. */
export function rulesOf(table: Table): TableRules {
  return rules[table.logicalName] ?? {};
}

/** What is created outside a solution belongs to the layer of unmanaged changes, named Active. */
function activeSolution(context: RequestContext): StoredRow[string] {
  const sql = "SELECT solutionid FROM solution WHERE uniquename IN ('Active', 'Default') ORDER BY uniquename LIMIT 1";
  return context.store.row(sql)?.solutionid ?? '00000000-0000-0000-0000-000000000000';
}
