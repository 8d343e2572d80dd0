import type { RequestContext } from '../core/context';
import { DataverseError } from '../errors';
import type { StoredRow } from '../store/database';
import { ownsRows } from '../write/principalRules';
import { unitsBelow } from './access';

/** Finds the default team of a business unit. */
export const defaultTeams = 'SELECT teamid FROM team WHERE isdefault = 1 AND businessunitid = ?';

/** What business units refuse: codes and words of Microsoft Learn, web service error codes; the status is modelled. */
const refusals = {
  loop: ['0x80041d21', 'Creating this parental association would create a loop in business hierarchy.'],
  root: ['0x80041d63', 'Root Business unit cannot be disabled.'],
  enabled: ['0x80041d60', 'Not disabled business unit cannot be deleted.'],
  child: ['0x80041d61', 'Business unit has a child business unit and cannot be deleted.'],
  owner: ['0x80041d62', 'Business unit default team owns records. Business unit cannot be deleted.'],
} as const;

/**
 * Holds a business unit that was written against what the hierarchy allows.
 * @param before the unit as it was, none for a new one
 * @throws DataverseError 400
 */
export function checkUnit(context: RequestContext, before: StoredRow | undefined, after: StoredRow): void {
  const { businessunitid, parentbusinessunitid: parent = null, isdisabled } = after;
  if (before?.parentbusinessunitid !== parent && unitsBelow(context, String(businessunitid)).includes(String(parent))) {
    throw refusal('loop');
  }
  if (isdisabled === 1 && parent === null) {
    throw refusal('root');
  }
}

/**
 * A business unit is deleted disabled and without units below, and when its default team owns nothing.
 * @throws DataverseError 400
 */
export function checkUnitDeletable(context: RequestContext, { businessunitid = null, isdisabled }: StoredRow): void {
  const { store } = context;
  if (isdisabled !== 1) {
    throw refusal('enabled');
  }
  if (store.row('SELECT 1 AS found FROM businessunit WHERE parentbusinessunitid = ?', [businessunitid])) {
    throw refusal('child');
  }
  if (store.rows(defaultTeams, [businessunitid]).some(({ teamid }) => ownsRows(context, String(teamid)))) {
    throw refusal('owner');
  }
}

function refusal(name: keyof typeof refusals): DataverseError {
  const [code, message] = refusals[name];
  return new DataverseError(400, code, message);
}
