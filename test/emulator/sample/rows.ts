import type { DataRow } from '../environmentData';
import { daysAgo } from './clock';
import { isTeam, people, signedIn, teams, type OwnerKey, type PersonKey, type UnitKey } from './people';
import type { Identify } from './random';

/** Rows by entity set name: what each part of the sample contributes. */
export type RowSets = Record<string, DataRow[]>;

/**
 * The id of a user or team.
 * @param key short name.
 */
export function ownerId(identify: Identify, key: OwnerKey): string {
  return identify(isTeam(key) ? 'team' : 'systemuser', key);
}

/**
 * The business unit that a user or team belongs to.
 * @param key short name.
 */
export function unitOf(key: OwnerKey): UnitKey {
  return isTeam(key) ? teams[key].unit : people[key].unit;
}

/**
 * The four owner columns of a user-owned row.
 * @param key short name of the user or team that owns it.
 */
export function ownedBy(identify: Identify, key: OwnerKey): DataRow {
  const id = ownerId(identify, key);
  return {
    _ownerid_value: id,
    _owninguser_value: isTeam(key) ? null : id,
    _owningteam_value: isTeam(key) ? id : null,
    _owningbusinessunit_value: identify('businessunit', unitOf(key)),
  };
}

/**
 * The user who does what an owner does: for a team the administrator.
 * @param key short name of the user or team.
 */
export function userFor(key: OwnerKey): PersonKey {
  return isTeam(key) ? signedIn : key;
}

/**
 * The created and modified columns of a row.
 * @param created days before the sample's now.
 * @param modified days before the sample's now.
 * @param by who did both; the administrator by default.
 */
export function audited(identify: Identify, created: number, modified: number = created, by: PersonKey = signedIn): DataRow {
  const user = identify('systemuser', by);
  return { createdon: daysAgo(created), modifiedon: daysAgo(modified), _createdby_value: user, _modifiedby_value: user };
}

/**
 * The managed property that says whether a component may be changed.
 * @param property name of the managed property's logical name.
 * @param value whether it may.
 */
export function customizable(property = 'iscustomizable', value = true): DataRow {
  return { Value: value, CanBeChanged: value, ManagedPropertyLogicalName: property };
}
