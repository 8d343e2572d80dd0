import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../../core/context';
import type { StoredRow } from '../../store/database';
import { formatInstant } from '../../store/values';
import type { RowReference } from '../../write/reference';

/** A row's share with a user or team, as `principalobjectaccess` has it. */
export interface Share {
  readonly id: string;
  readonly principalType: string;
  readonly principalId: string;
  /** The rights granted on the row itself. */
  readonly mask: number;
  /** The rights that come with a share of a parent row. */
  readonly inheritedMask: number;
}

/** The shares of a row, in the order in which they are stored. */
export function sharesOf({ store }: RequestContext, target: RowReference): Share[] {
  return store.rows('SELECT * FROM principalobjectaccess WHERE objectid = ?', [target.id]).map(readShare);
}

/**
 * Writes the rights that a user or team is granted on a row, in place of those before. A share that grants nothing is taken
 * away, unless rights come with it from a parent row.
 */
export function writeShare(context: RequestContext, target: RowReference, principal: RowReference, mask: number): void {
  const { environment, store } = context;
  const share = sharesOf(context, target).find((candidate) => candidate.principalId === principal.id);
  environment.version.highest += 1;
  const stamp = [formatInstant(environment.now()), environment.version.highest];
  if (share && mask === 0 && share.inheritedMask === 0) {
    store.run('DELETE FROM principalobjectaccess WHERE principalobjectaccessid = ?', [share.id]);
  } else if (share) {
    const sql = 'UPDATE principalobjectaccess SET accessrightsmask = ?, changedon = ?, versionnumber = ? WHERE principalobjectaccessid = ?';
    store.run(sql, [mask, ...stamp, share.id]);
  } else if (mask !== 0) {
    store.run(
      'INSERT INTO principalobjectaccess (principalobjectaccessid, objectid, objecttypecode, principalid, principaltypecode, ' +
        'accessrightsmask, inheritedaccessrightsmask, changedon, versionnumber) VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)',
      [randomUUID(), target.id, target.table.logicalName, principal.id, principal.table.logicalName, mask, ...stamp],
    );
  }
}

function readShare(row: StoredRow): Share {
  return {
    id: String(row.principalobjectaccessid),
    principalType: String(row.principaltypecode),
    principalId: String(row.principalid),
    mask: Number(row.accessrightsmask ?? 0),
    inheritedMask: Number(row.inheritedaccessrightsmask ?? 0),
  };
}
