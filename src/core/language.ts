export const LANGUAGES = ['en', 'de', 'fr', 'es'] as const;
/** A language that sentences are understood in. */
export type Language = (typeof LANGUAGES)[number];

/** The language of a BCP 47 locale, English where we do not speak it. */
export function languageOf(locale: string): Language {
  const base = locale.slice(0, 2).toLowerCase();
  return LANGUAGES.find((language) => language === base) ?? 'en';
}
