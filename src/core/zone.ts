/** Is this an IANA time zone, such as `Europe/Berlin`? */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** A tag that the language functions of the platform take, such as `en-GB`: `en_US`, as some clients write it, becomes one. */
export function usableLocale(locale: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
