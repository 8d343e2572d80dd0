import * as v from 'valibot';
import type { Owner } from '../model/owner';

/** A text column that may be empty; `context.webAPI` leaves out or nulls what has no value. */
export const optionalText = v.optional(v.nullable(v.string()), null);

/** A date and time column, such as `2026-07-16T17:34:19Z`; what can't be read as a date counts as none. */
export const optionalDate = v.pipe(optionalText, v.transform(toDate));

/** The columns and expansions of a query that say who owns a row of a user-owned table. */
export const ownerQuery = {
  select: '_ownerid_value',
  expand: 'owninguser($select=fullname,isdisabled),owningteam($select=name)',
};

/** The part of a row that {@link ownerQuery} brings. */
export const ownerColumns = {
  _ownerid_value: v.string(),
  owninguser: v.optional(v.nullable(v.object({ fullname: optionalText, isdisabled: v.optional(v.nullable(v.boolean()), null) })), null),
  owningteam: v.optional(v.nullable(v.object({ name: optionalText })), null),
};

type OwnerRow = v.InferOutput<v.ObjectSchema<typeof ownerColumns, undefined>>;

/**
 * Reads the owner from a row of a user-owned table.
 *
 * @param row A row with {@link ownerColumns}.
 * @returns Its owner.
 */
export function toOwner(row: OwnerRow): Owner {
  const id = row._ownerid_value;
  if (row.owninguser) {
    return { id, kind: 'user', name: row.owninguser.fullname, disabled: row.owninguser.isdisabled };
  }
  if (row.owningteam) {
    return { id, kind: 'team', name: row.owningteam.name, disabled: null };
  }
  return { id, kind: 'unknown', name: null, disabled: null };
}

function toDate(text: string | null): Date | null {
  const date = text === null ? null : new Date(text);
  return date && !Number.isNaN(date.getTime()) ? date : null;
}
