/** A phone system as people may name it in a text. */
export interface NamedSystem {
  id: string;
  /** Lower case. */
  names: readonly string[];
}

/** What stands before the name at the end of a text. */
const BEFORE = '(?:in|on|at|for|of|with|auf|bei|für|von|mit|im|dans|sur|chez|pour|de|en|para|con)';
/** What may follow the name directly: "my CloudLink password". */
const AFTER =
  '(?:password|account|user|meeting|passwort|kennwort|konto|benutzer|besprechung|mot de passe|compte|utilisateur|réunion|contraseña|cuenta|usuario|reunión)';

/**
 * Takes the name of a phone system out of a text: "password account in CloudLink", "reset my CloudLink password". A note is the
 * person's own words and is left alone.
 */
export function takeSystem(text: string, systems: readonly NamedSystem[]): { text: string; system?: string } {
  if (/\bnote\b/i.test(text)) return { text };
  for (const { id, names } of systems) {
    for (const name of names) {
      const known = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
      const atEnd = new RegExp(`\\s+${BEFORE}\\s+${known}\\s*[.!?]?$`, 'iu').exec(text);
      if (atEnd) return { text: text.slice(0, atEnd.index).trim(), system: id };
      const within = new RegExp(`(^|\\s)${known}[\\s-]+(?=${AFTER}(?:\\s|[.!?,]|$))`, 'iu').exec(text);
      if (within) {
        const rest = text.slice(within.index + within[0].length);
        return { text: `${text.slice(0, within.index)}${within[1] ?? ''}${rest}`.trim(), system: id };
      }
    }
  }
  return { text };
}
