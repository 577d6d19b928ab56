/** Texts come from people, phones and clipboards: what cannot be seen must not change what is understood. */

/**
 * Takes out what cannot be seen (control characters, zero-width and direction marks) and makes every kind of space a space.
 * Case, accents and inner spaces stay, so that a note is written as its author wrote it.
 */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/(?<!\p{Extended_Pictographic}\ufe0f?)\u200d/gu, '')
    .replace(/[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]/gu, ' ')
    .trim();
}

/** How words are compared: lower case, without accents, with one kind of apostrophe. May change the length. */
export function fold(text: string): string {
  // Most words are plain ones, and there are thousands of them at every start.
  if (/^[a-z ]*$/i.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/œ/g, 'oe')
    .replace(/[‘’‛′`´]/g, "'");
}

/** Umlauts are also typed as two letters: "stören" is known as `storen` and as `stoeren`. */
export function spellings(word: string): string[] {
  const plain = fold(word);
  if (!/[äöü]/i.test(word)) return [plain];
  const wide = fold(word.toLowerCase().replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue'));
  return [plain, wide];
}

/** "a|b c" as a list. */
export function list(text: string): string[] {
  return text
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
