/** How far away the day is on which a secret or a certificate expires. */
export type SecretExpiry =
  | { readonly kind: 'none' | 'not-a-day' }
  | { readonly kind: 'past' | 'soon' | 'later'; /** Whole days until then; negative after it. */ readonly days: number };

/** Days before it during which a person is warned. */
const warnedBefore = 30;

const day = 86_400_000;

/**
 * How far away the day is on which a secret expires. Dataverse doesn't know it: it is what a person has typed.
 *
 * @param expiresOn The day, as `2027-05-31`; empty where it wasn't told.
 * @param today Any time of the day it is, in the person's own time zone.
 * @returns How far away it is.
 */
export function secretExpiry(expiresOn: string, today: Date): SecretExpiry {
  if (expiresOn.trim() === '') {
    return { kind: 'none' };
  }
  const [, year = '', month = '', date = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(expiresOn.trim()) ?? [];
  const then = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  if (year === '' || then.getUTCMonth() !== Number(month) - 1 || then.getUTCDate() !== Number(date)) {
    return { kind: 'not-a-day' };
  }
  const days = Math.round((then.getTime() - Date.UTC(today.getFullYear(), today.getMonth(), today.getDate())) / day);
  return { kind: days < 0 ? 'past' : days <= warnedBefore ? 'soon' : 'later', days };
}
