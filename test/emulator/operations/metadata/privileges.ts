import type { RequestContext } from '../../core/context';
import type { Table } from '../../schema/schema';
import { known } from './definition';
import type { Definition } from './definition';

const depthsOf: Readonly<Record<Table['ownership'], readonly string[]>> = {
  user: ['CanBeBasic', 'CanBeLocal', 'CanBeDeep', 'CanBeGlobal'],
  business: ['CanBeLocal', 'CanBeDeep', 'CanBeGlobal'],
  organization: ['CanBeGlobal'],
  none: [],
};

/** Depths that role dumps of a live environment show to be fewer than the table's ownership allows. */
const fewerDepths: Readonly<Record<string, readonly string[]>> = {
  prvCreateBusinessUnit: ['CanBeDeep', 'CanBeGlobal'],
  prvDeleteBusinessUnit: ['CanBeDeep', 'CanBeGlobal'],
};

/** The ids of the data's privileges by their name in lower case. */
export function privilegeIds({ store }: RequestContext): ReadonlyMap<string, unknown> {
  return new Map(store.rows('SELECT name, privilegeid FROM privilege').map((row) => [String(row.name).toLowerCase(), row.privilegeid]));
}

/**
 * The privileges of a platform table (Microsoft Learn, SecurityPrivilegeMetadata, without CanBeRecordFilter). How deep they can
 * be follows from the table's ownership; PrivilegeId is that of the data's privilege of this name, and not there where the data
 * has none.
 * @param ids see `privilegeIds`
 */
export function privilegeDefinitions(table: Table, ids: ReadonlyMap<string, unknown>): Definition[] {
  return Object.entries(table.privileges).map(([type, name]) => {
    const depths = fewerDepths[name] ?? depthsOf[table.ownership];
    return known({
      CanBeBasic: depths.includes('CanBeBasic'),
      CanBeDeep: depths.includes('CanBeDeep'),
      CanBeGlobal: depths.includes('CanBeGlobal'),
      CanBeLocal: depths.includes('CanBeLocal'),
      CanBeEntityReference: false,
      CanBeParentEntityReference: false,
      Name: name,
      PrivilegeId: ids.get(name.toLowerCase()),
      PrivilegeType: type,
    });
  });
}
