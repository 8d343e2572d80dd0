import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../core/context';
import { DataverseError } from '../errors';
import type { StoredRow } from '../store/database';
import type { TableRules } from '../write/tableRules';
import { depthMasks } from './depths';
import { copyRole, updateCopies } from './roleCopies';
import { insertStored } from './storedRows';

/** What a role holds that was just created by the Web API, as Microsoft's samples print it; their depth there is modelled. */
const firstPrivileges = [
  'prvReadSharePointData',
  'prvCreateSharePointData',
  'prvWriteSharePointData',
  'prvReadSharePointDocument',
  'prvReadSdkMessage',
  'prvReadSdkMessageProcessingStep',
  'prvReadSdkMessageProcessingStepImage',
  'prvReadPluginAssembly',
  'prvReadPluginType',
];

/**
 * A security role has a copy in every business unit below its own (Microsoft Learn, Create or edit a security role). That the
 * copies follow its columns is modelled.
 */
export const roleCopyRules: Pick<TableRules, 'required' | 'defaults' | 'written'> = {
  required: ['name', 'businessunitid'],
  defaults: () => ({ isinherited: 1, ismanaged: 0, componentstate: 0, roleidunique: randomUUID() }),
  written(context, { id, before, after }) {
    if (!after) {
      return;
    }
    checkName(context, after);
    if (before) {
      updateCopies(context, id, after);
    } else {
      context.store.run('UPDATE role SET parentrootroleid = ? WHERE roleid = ?', [id, id]);
      grantFirst(context, id);
      copyRole(context, { ...after, parentrootroleid: id });
    }
  },
};

/** Two roles of a business unit can't have one name (RoleAlreadyExists; status and wording modelled). */
function checkName({ store }: RequestContext, { roleid, name, businessunitid }: StoredRow): void {
  const sql = 'SELECT 1 AS found FROM role WHERE name = ? AND businessunitid = ? AND roleid <> ?';
  if (store.row(sql, [name ?? null, businessunitid ?? null, roleid ?? null])) {
    throw new DataverseError(400, '0x80041403', `A role with the name ${String(name)} exists already in the business unit.`);
  }
}

/** As many of the privileges as the environment's data has. */
function grantFirst(context: RequestContext, roleid: string): void {
  const sql = 'SELECT privilegeid FROM privilege WHERE name IN (SELECT value FROM json_each(?))';
  for (const { privilegeid } of context.store.rows(sql, [JSON.stringify(firstPrivileges)])) {
    insertStored(context, 'roleprivileges', { roleid, privilegeid: privilegeid ?? null, privilegedepthmask: depthMasks.Global });
  }
}
