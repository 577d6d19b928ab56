/** A phone system as people may name it in a text. */
export interface NamedSystem {
  id: string;
  /** Lower case. */
  names: readonly string[];
  /** It is one of several customer accounts, and may be called "account …" and by the beginning of its name. */
  account?: boolean;
}

export interface Taken {
  /** The text without the name. */
  text: string;
  system?: string;
  /** An account was named that there is not, or that may be two. */
  unknown?: string;
}

/** What stands before the name at the end of a text. */
const BEFORE = '(?:in|on|at|for|of|with|auf|bei|für|von|mit|im|dans|sur|chez|pour|de|en|para|con)';
/** What may follow the name directly: "my CloudLink password". */
const AFTER =
  '(?:password|account|user|meeting|passwort|kennwort|konto|benutzer|besprechung|mot de passe|compte|utilisateur|réunion|contraseña|cuenta|usuario|reunión)';
/** "in account Ballad", "im Konto Ballad", "dans le compte Ballad", "en la cuenta Ballad". */
const ACCOUNT =
  '(?:(?:the|my|our|dem|das|le|la|el)\\s+)?(?:customer\\s+)?(?:account|customer|konto|kundenkonto|compte|client|cuenta|cliente)';
const IN_ACCOUNT = new RegExp(
  `\\s+(?:in|for|im|beim|in\\s+dem|dans|pour|en|para)\\s+${ACCOUNT}\\s+["“„«]?\\s*([\\p{L}\\p{N}][\\p{L}\\p{N} .&'’-]*?)\\s*["”»]?\\s*[.!?]?$`,
  'iu',
);

/**
 * Takes the name of a phone system out of a text: "password account in CloudLink", "reset my CloudLink password", "user show liam in
 * account Ballad". A note is the person's own words and is left alone.
 */
export function takeSystem(text: string, systems: readonly NamedSystem[]): Taken {
  if (/\bnote\b/i.test(text)) return { text };
  const inAccount = takeAccount(text, systems);
  if (inAccount) return inAccount;
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

/** Where there are customer accounts: the one whose name it is, else the only one whose name begins so. */
function takeAccount(text: string, systems: readonly NamedSystem[]): Taken | undefined {
  const accounts = systems.filter(({ account }) => account === true);
  const found = IN_ACCOUNT.exec(text);
  if (accounts.length < 2 || !found) return undefined;
  const given = (found[1] ?? '').trim();
  const wanted = given.toLowerCase();
  const rest = text.slice(0, found.index).trim();
  const exact = accounts.filter(({ names }) => names.includes(wanted));
  const begins = accounts.filter(({ names }) => names.some((name) => name.startsWith(wanted)));
  const [only, ...others] = exact.length > 0 ? exact : begins;
  return only && others.length === 0 ? { text: rest, system: only.id } : { text: rest, unknown: given };
}
