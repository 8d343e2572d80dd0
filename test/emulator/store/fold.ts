/**
 * A text as it is compared and sorted: letter case and accents removed. An English environment compares so (Microsoft Learn,
 * Dataverse language collations: 1033 is case insensitive and accent insensitive). The order of what remains is that of the
 * characters' codes, not SQL Server's; modelled.
 */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase();
}
