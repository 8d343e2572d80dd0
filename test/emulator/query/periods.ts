/** A time span: from its beginning on, up to its end; a missing side is open. */
export interface Period {
  readonly from?: Date;
  readonly to?: Date;
  /** Whether the end itself belongs to it. */
  readonly toIncluded?: boolean;
}

type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

const milliseconds = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 7 * 86_400_000 } as const;
const days: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 };
const steps: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 };

const named = /^(yesterday|today|tomorrow)$/;
const sevenDays = /^(last|next)-seven-days$/;
const calendar = /^(last|this|next)-(week|month|year)$/;
const counted = /^(last|next)-x-(hour|day|week|month|year)s$|^(olderthan)-x-(minute|hour|day|week|month|year)s$/;

/** How many values an operator about a time span takes; undefined if the name is none of one. */
export function periodValues(operator: string): 0 | 1 | undefined {
  if (counted.test(operator)) {
    return 1;
  }
  return named.test(operator) || sevenDays.test(operator) || calendar.test(operator) ? 0 : undefined;
}

/**
 * The time span that an operator means, in UTC (Dataverse takes the user's time zone). `last-x` begins at the midnight that many
 * units before today's and goes up to now, `next-x` goes from now to the midnight that many units after tonight's; weeks begin on
 * Sunday (a published measurement of FetchXML date filtering, and Microsoft Learn for the weeks). By analogy, so modelled: hours
 * count from the full hour, minutes from the full minute, and `olderthan-x` is what is before `last-x`.
 * @param count the x of the operator
 */
export function periodOf(operator: string, count: number, now: Date): Period {
  const [, side, sideUnit, older, olderUnit] = counted.exec(operator) ?? [];
  if (older !== undefined) {
    return { to: before(now, olderUnit as Unit, count) };
  }
  const [, week] = sevenDays.exec(operator) ?? [];
  if (side !== undefined || week !== undefined) {
    return around(now, side ?? week ?? '', (sideUnit ?? 'day') as Unit, week === undefined ? count : 7);
  }
  const [, step = '', unit = 'day'] = calendar.exec(operator) ?? [];
  return span(now, unit as Unit, steps[step] ?? days[operator] ?? 0);
}

/** The whole day of an instant. */
export function dayOf(instant: Date): { from: Date; to: Date } {
  const from = startOf(instant, 'day');
  return { from, to: shift(from, 'day', 1) };
}

function around(now: Date, side: string, unit: Unit, count: number): Period {
  if (side === 'last') {
    return { from: before(now, unit, count), to: now, toIncluded: true };
  }
  const base = baseOf(unit);
  return { from: now, to: shift(shift(startOf(now, base), base, 1), unit, count) };
}

function before(now: Date, unit: Unit, count: number): Date {
  return shift(startOf(now, baseOf(unit)), unit, -count);
}

function span(now: Date, unit: Unit, step: number): Period {
  const from = shift(startOf(now, unit), unit, step);
  return { from, to: shift(from, unit, 1) };
}

/** The unit to whose beginning the count goes back: days, and what is made of them, to midnight. */
function baseOf(unit: Unit): Unit {
  return unit === 'minute' || unit === 'hour' ? unit : 'day';
}

function startOf(date: Date, unit: Unit): Date {
  switch (unit) {
    case 'minute':
    case 'hour':
    case 'day':
      return new Date(Math.floor(date.getTime() / milliseconds[unit]) * milliseconds[unit]);
    case 'week':
      return shift(startOf(date, 'day'), 'day', -date.getUTCDay());
    case 'month':
      return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1));
    case 'year':
      return new Date(Date.UTC(date.getUTCFullYear(), 0, 1));
  }
}

/** A day that the month does not have becomes its last one, as in SQL Server. */
function shift(date: Date, unit: Unit, count: number): Date {
  if (unit !== 'month' && unit !== 'year') {
    return new Date(date.getTime() + count * milliseconds[unit]);
  }
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth() + count * (unit === 'year' ? 12 : 1);
  const [year, month] = [Math.floor(months / 12), ((months % 12) + 12) % 12];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const time = date.getTime() - startOf(date, 'day').getTime();
  return new Date(Date.UTC(year, month, Math.min(date.getUTCDate(), last)) + time);
}
