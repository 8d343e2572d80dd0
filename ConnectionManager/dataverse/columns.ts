import * as v from 'valibot';
import type { Owner } from '../model/owner';

/** A text column that may be empty; `context.webAPI` leaves out or nulls what has no value. */
export const optionalText = v.optional(v.nullable(v.string()), null);

/** A date and time column, such as `2026-07-16T17:34:19Z`; what can't be read as a date counts as none. */
export const optionalDate = v.pipe(optionalText, v.transform(toDate));

/** A yes-or-no column that may be empty. */
export const optionalFlag = v.optional(v.nullable(v.boolean()), null);

/** The version of a row, a whole number that may come as text. */
export const optionalVersion = v.pipe(
  v.optional(v.nullable(v.union([v.number(), v.string()])), null),
  v.transform((version) => (version === null ? null : String(version))),
);

/** The columns and expansions of a query that say who owns a row of a user-owned table. */
export const ownerQuery = {
  select: '_ownerid_value',
  expand: 'owninguser($select=fullname,isdisabled,domainname,islicensed,applicationid),owningteam($select=name)',
};

/** The part of a row that {@link ownerQuery} brings. */
export const ownerColumns = {
  _ownerid_value: v.string(),
  owninguser: v.optional(
    v.nullable(
      v.object({
        fullname: optionalText,
        isdisabled: optionalFlag,
        domainname: optionalText,
        islicensed: optionalFlag,
        applicationid: optionalText,
      }),
    ),
    null,
  ),
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
  const { _ownerid_value: id, owninguser: user, owningteam: team } = row;
  const nobody = { id, name: null, disabled: null, userName: null, licensed: null, applicationId: null };
  if (user) {
    return {
      id,
      kind: 'user',
      name: user.fullname,
      disabled: user.isdisabled,
      userName: user.domainname,
      licensed: user.islicensed,
      applicationId: user.applicationid,
    };
  }
  return team ? { ...nobody, kind: 'team', name: team.name } : { ...nobody, kind: 'unknown' };
}

function toDate(text: string | null): Date | null {
  const date = text === null ? null : new Date(text);
  return date && !Number.isNaN(date.getTime()) ? date : null;
}
