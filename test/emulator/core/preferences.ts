import { notModelled } from '../errors';

/** What the Prefer header of a request asks for. */
export interface Preferences {
  /** `odata.maxpagesize`, a positive number of rows. */
  readonly maxPageSize?: number;
  /** `odata.include-annotations` as it was sent, without quotation marks. */
  readonly annotations?: string;
  readonly returnRepresentation: boolean;
}

/** Reads a Prefer header; values may be quoted or not (Microsoft Learn, compose HTTP requests). A page size that is no number is left out. */
export function readPreferences(header: string | null): Preferences {
  const text = header ?? '';
  const size = Number(/odata\.maxpagesize\s*=\s*"?(\d{1,9})"?\s*(?:[,;]|$)/i.exec(text)?.[1] ?? 0);
  const annotations = /odata\.include-annotations\s*=\s*(?:"([^"]*)"|([^,;\s]+))/i.exec(text);
  return {
    ...(size > 0 ? { maxPageSize: size } : {}),
    ...(annotations ? { annotations: annotations[1] ?? annotations[2] ?? '' } : {}),
    returnRepresentation: /\breturn\s*=\s*representation\b/i.test(text),
  };
}

/** The page size as `Preference-Applied` names it. */
export function appliedPageSize({ maxPageSize }: Preferences): string[] {
  return maxPageSize === undefined ? [] : [`odata.maxpagesize=${maxPageSize}`];
}

/** The annotations as `Preference-Applied` names them. */
export function appliedAnnotations({ annotations }: Preferences): string[] {
  return annotations === undefined ? [] : [`odata.include-annotations="${annotations}"`];
}

/**
 * Refuses what a request for rows may ask for with headers and the emulator has not: metadata other than minimal, and tracked changes.
 * @throws DataverseError 501
 */
export function checkReadingHeaders(headers: Headers): void {
  const [level] = /\bodata\.metadata\s*=\s*(?!minimal)\w+/i.exec(headers.get('Accept') ?? '') ?? [];
  const [tracking] = /\bodata\.track-changes\b/i.exec(headers.get('Prefer') ?? '') ?? [];
  const asked = level ?? tracking;
  if (asked !== undefined) {
    throw notModelled(asked);
  }
}

/** Whether an annotation, by its full name, was asked for; a pattern may end in `*`, and `-` excludes. */
export function wantsAnnotation(preferences: Preferences, name: string): boolean {
  const patterns = (preferences.annotations ?? '').split(',').map((pattern) => pattern.trim()).filter((pattern) => pattern !== '');
  const matches = (pattern: string): boolean =>
    pattern === name || (pattern.endsWith('*') && name.startsWith(pattern.slice(0, -1)));
  const excluded = patterns.some((pattern) => pattern.startsWith('-') && matches(pattern.slice(1)));
  return !excluded && patterns.some(matches);
}
