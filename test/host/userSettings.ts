type UserSettings = ComponentFramework.UserSettings;
type DateFormattingInfo = ComponentFramework.UserSettingApi.DateFormattingInfo;
type NumberFormattingInfo = ComponentFramework.UserSettingApi.NumberFormattingInfo;
type NameStyle = 'long' | 'short' | 'narrow';

/** The signed-in user as the host knows them. */
export interface HostUser {
  /** systemuserid, without braces. */
  id: string;
  name: string;
  /** Ids of the roles that are assigned to the user directly. */
  roleIds: readonly string[];
}

function dayNames(locale: string, weekday: NameStyle): string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
  // 1 January 2023 was a Sunday.
  return Array.from({ length: 7 }, (_, index) => format.format(Date.UTC(2023, 0, 1 + index)));
}

function monthNames(locale: string, month: NameStyle): string[] {
  const format = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' });
  // As in .NET, a thirteenth, empty month closes the list.
  return [...Array.from({ length: 12 }, (_, index) => format.format(Date.UTC(2023, index, 1))), ''];
}

/** The host's dates follow .NET's DateTimeFormatInfo; patterns are those of the invariant culture, names those of the locale. */
function dateFormattingInfo(locale: string): DateFormattingInfo {
  return {
    amDesignator: 'AM',
    pmDesignator: 'PM',
    abbreviatedDayNames: dayNames(locale, 'short'),
    abbreviatedMonthGenitiveNames: monthNames(locale, 'short'),
    abbreviatedMonthNames: monthNames(locale, 'short'),
    calendarWeekRule: 0,
    calendar: {
      minSupportedDateTime: new Date('0001-01-01T00:00:00Z'),
      maxSupportedDateTime: new Date('9999-12-31T23:59:59Z'),
      algorithmType: 1,
      calendarType: 1,
      twoDigitYearMax: 2029,
    },
    dateSeparator: '/',
    dayNames: dayNames(locale, 'long'),
    firstDayOfWeek: 0,
    fullDateTimePattern: 'dddd, MMMM d, yyyy h:mm:ss tt',
    longDatePattern: 'dddd, MMMM d, yyyy',
    longTimePattern: 'h:mm:ss tt',
    monthDayPattern: 'MMMM dd',
    monthGenitiveNames: monthNames(locale, 'long'),
    monthNames: monthNames(locale, 'long'),
    shortDatePattern: 'M/d/yyyy',
    shortTimePattern: 'h:mm tt',
    shortestDayNames: dayNames(locale, 'narrow'),
    sortableDateTimePattern: "yyyy'-'MM'-'dd'T'HH':'mm':'ss",
    timeSeparator: ':',
    universalSortableDateTimePattern: "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
    yearMonthPattern: 'MMMM yyyy',
  };
}

function numberFormattingInfo(locale: string): NumberFormattingInfo {
  const parts = new Intl.NumberFormat(locale).formatToParts(-1234567.5);
  const part = (type: Intl.NumberFormatPartTypes, otherwise: string): string => parts.find((each) => each.type === type)?.value ?? otherwise;
  const decimalSeparator = part('decimal', '.');
  const groupSeparator = part('group', ',');
  return {
    currencyDecimalDigits: 2,
    currencyDecimalSeparator: decimalSeparator,
    currencyGroupSeparator: groupSeparator,
    currencyGroupSizes: [3],
    currencyNegativePattern: 1,
    currencyPositivePattern: 0,
    currencySymbol: '$',
    nanSymbol: 'NaN',
    nativeDigits: [...'0123456789'],
    negativeInfinitySymbol: '-Infinity',
    negativeSign: part('minusSign', '-'),
    numberDecimalDigits: 2,
    numberDecimalSeparator: decimalSeparator,
    numberGroupSeparator: groupSeparator,
    numberGroupSizes: [3],
    numberNegativePattern: 1,
    perMilleSymbol: '‰',
    percentDecimalDigits: 2,
    percentDecimalSeparator: decimalSeparator,
    percentGroupSeparator: groupSeparator,
    percentGroupSizes: [3],
    percentNegativePattern: 0,
    percentPositivePattern: 0,
    percentSymbol: '%',
    positiveInfinitySymbol: 'Infinity',
    positiveSign: '+',
  };
}

/**
 * Creates `context.userSettings`. The user's id stands in braces, as hosts give it, and the roles are ids, not names.
 * @param locale BCP 47 tag of the language, for names of days and months and for separators
 */
export function createUserSettings(user: HostUser, languageId: number, locale: string, isRTL: boolean): UserSettings {
  return {
    userId: `{${user.id}}`,
    userName: user.name,
    securityRoles: [...user.roleIds],
    languageId,
    isRTL,
    dateFormattingInfo: dateFormattingInfo(locale),
    numberFormattingInfo: numberFormattingInfo(locale),
    getTimeZoneOffsetMinutes: (date = new Date()) => -date.getTimezoneOffset(),
  };
}
