import type { SharedRight, SharedRole } from './sharing';

/**
 * What rights on a flow's row mean. That Read without Write is a run-only user, and Read with Write a co-owner, is inferred: no
 * documentation states which rights Power Automate gives to either.
 *
 * @param rights The rights, in any order.
 * @returns The role; `other` without Read.
 */
export function sharedRole(rights: readonly SharedRight[]): SharedRole {
  if (!rights.includes('Read')) {
    return 'other';
  }
  return rights.includes('Write') ? 'co-owner' : 'run-only';
}

/**
 * Whether two lists have the same rights.
 *
 * @param some Rights, in any order, each once.
 * @param others Rights, in any order, each once.
 */
export function hasSameRights(some: readonly SharedRight[], others: readonly SharedRight[]): boolean {
  return some.length === others.length && hasAllRights(some, others);
}

/**
 * Whether a list has all rights of another.
 *
 * @param some Rights, in any order.
 * @param wanted The rights that have to be among them.
 */
export function hasAllRights(some: readonly SharedRight[], wanted: readonly SharedRight[]): boolean {
  return wanted.every((right) => some.includes(right));
}
