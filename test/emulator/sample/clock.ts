/** The moment at which the sample environment stands still; every date in it lies before. */
export const sampleNow = '2026-10-01T08:00:00Z';

const day = 86_400_000;

/**
 * A date-time some time before the sample's now.
 * @param days days before now; fractions count.
 */
export function daysAgo(days: number): string {
  return toTimestamp(Date.parse(sampleNow) - days * day);
}

/**
 * A date-time as the Web API writes it: UTC, whole seconds (`2026-07-16T17:34:19Z`).
 * @param milliseconds since 1970-01-01 UTC.
 */
export function toTimestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
