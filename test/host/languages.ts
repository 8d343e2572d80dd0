/** A language that the host can play: its Windows language identifier and what goes with it. */
export interface Language {
  /** Windows language identifier, as in `userSettings.languageId` and the names of resx files. */
  languageId: number;
  /** The BCP 47 tag that Intl takes. */
  locale: string;
  name: string;
  isRtl: boolean;
}

/** Identifiers and tags as Microsoft's Windows Language Code Identifier reference (MS-LCID) lists them. */
export const languages: readonly Language[] = [
  { languageId: 1033, locale: 'en-US', name: 'English', isRtl: false },
  { languageId: 1031, locale: 'de-DE', name: 'Deutsch', isRtl: false },
  { languageId: 1036, locale: 'fr-FR', name: 'Français', isRtl: false },
  { languageId: 3082, locale: 'es-ES', name: 'Español', isRtl: false },
  { languageId: 1041, locale: 'ja-JP', name: '日本語', isRtl: false },
  { languageId: 1046, locale: 'pt-BR', name: 'Português (Brasil)', isRtl: false },
  { languageId: 1025, locale: 'ar-SA', name: 'العربية', isRtl: true },
];

/** The BCP 47 tag of a language identifier; English for one that the host does not know. */
export function localeOf(languageId: number): string {
  return languages.find((language) => language.languageId === languageId)?.locale ?? 'en-US';
}
