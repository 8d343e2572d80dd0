import { languages } from './languages';

const day = 86_400_000;

/** With four digits of the year, as the short date of Power Apps has them. */
const shortDate: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'numeric', day: 'numeric' };
const shortTime: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };

/** The Monday-based week of ISO 8601 that holds a date. */
function isoWeek(value: Date): number {
  const thursday = new Date(Date.UTC(value.getFullYear(), value.getMonth(), value.getDate()));
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const firstOfYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.ceil(((thursday.getTime() - firstOfYear) / day + 1) / 7);
}

/**
 * Creates `context.formatting` for a locale by means of Intl. A host's own patterns come from the user's personal
 * options; the shapes here are those of the locale (modelled).
 * @param locale BCP 47 tag
 * @param timeZone IANA name; the machine's zone when absent
 */
export function createFormatting(locale: string, timeZone?: string): ComponentFramework.Formatting {
  const dates = (options: Intl.DateTimeFormatOptions) => (value: Date) =>
    new Intl.DateTimeFormat(locale, { ...options, ...(timeZone === undefined ? {} : { timeZone }) }).format(value);
  const numbers = (options: Intl.NumberFormatOptions) => (value: number) => new Intl.NumberFormat(locale, options).format(value);
  const digits = (precision = 2): Intl.NumberFormatOptions => ({ minimumFractionDigits: precision, maximumFractionDigits: precision });
  return {
    formatCurrency: (value, precision, symbol = '$') => symbol + numbers(digits(precision))(value),
    formatDecimal: (value, precision) => numbers(digits(precision))(value),
    formatDateAsFilterStringInUTC: (value, includeTime = false) => (includeTime ? value.toISOString() : value.toISOString().slice(0, 10)),
    formatDateLong: dates({ dateStyle: 'full' }),
    formatDateLongAbbreviated: dates({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
    formatDateShort: (value, includeTime = false) => dates(includeTime ? { ...shortDate, ...shortTime } : shortDate)(value),
    formatDateYearMonth: dates({ year: 'numeric', month: 'long' }),
    formatInteger: numbers({ maximumFractionDigits: 0 }),
    formatLanguage: (value) => languages.find(({ languageId }) => languageId === value)?.name ?? String(value),
    formatTime: dates(shortTime),
    getWeekOfYear: isoWeek,
  };
}
