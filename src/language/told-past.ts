import type { Language } from '../core/language.ts';
import type { SentenceToken } from './sentence.ts';
import type { Arc } from './tags.ts';

/**
 * Places where a sentence tells of something done already, by the shape of its verbs: "I logged out", "hat … gesperrt",
 * "a bloqué", "bloqueó". The lexicon knows the words; no list would know all verbs.
 */
export function toldPast(
  tokens: readonly SentenceToken[],
  arcs: readonly (readonly Arc[])[],
  language: Language,
): ReadonlySet<number> {
  const found = new Set<number>();
  const find = FINDERS[language];
  tokens.forEach((token, at) => {
    if (token.kind !== 'word' || STAYS.has(token.key)) return;
    if (language === 'fr' && isReflexive(tokens, at)) found.add(at);
    else if (find(tokens, at) && (language === 'en' || !hasMeaning(arcs, at))) found.add(at);
  });
  return found;
}

type Finder = (tokens: readonly SentenceToken[], at: number) => boolean;

/** What was forgotten, lost or missed is asked about, or for anew. */
const STAYS: ReadonlySet<string> = new Set(
  'missed moved forgot lost locked needed wanted received recorded called rang ausgesperrt angerufen telefoniert bereit uberhaupt vergessen verpasst verloren verlegt verschlampt versaumt entfallen erreicht beschaftigt erledigt oublie oubliee perdu perdue rate manque loupe bloque olvido perdio expiro caduco vencio olvidado perdido llamo change changee'.split(
    ' ',
  ),
);

/** "gesperrt", "abgemeldet", "rausgenommen"; but "vergessen" is none of them. */
const PARTICIPLE =
  /^(?:(?:ab|an|auf|aus|bei|dazu|durch|ein|frei|fest|fort|her|hin|hinzu|los|mit|nach|raus|rein|um|vor|weg|weiter|wieder|zu|zuruck|zusammen)?ge\p{L}{2,}(?:t|en)|\p{L}{3,}iert|(?:be|ent|er|ver|uber|zu)\p{Ll}{4,}(?:t|en))$/u;

const FINDERS: Readonly<Record<Language, Finder>> = {
  en: (tokens, at) => {
    const { key } = tokens[at] ?? { key: '' };
    const before = beforeLight(tokens, at);
    if (/^(?:have|has|ve|had)$/.test(tokens[before]?.key ?? ''))
      return /^\p{L}{2,}ed$/u.test(key) || /^(?:put|set|taken|made|gone|done|given|let)$/.test(key);
    return /^\p{L}{3,}ed$/u.test(key) && isSubject(tokens, before);
  },
  de: (tokens, at) =>
    PARTICIPLE.test(tokens[at]?.key ?? '') &&
    clauseBefore(tokens, at).some(({ key }) => /^(?:hab|habe|hat|haben|habt|hatte|hatten)$/.test(key)),
  fr: (tokens, at) =>
    /(?:é|ée|és|ées)$/iu.test(tokens[at]?.raw ?? '') &&
    /^(?:ai|as|a|avons|avez|ont)$/i.test(tokens[beforeLight(tokens, at)]?.raw ?? ''),
  es: (tokens, at) =>
    /\p{L}{2,}(?:ó|[^ru]é|aron|ieron)$/iu.test(tokens[at]?.raw ?? '') &&
    !/^(?:café|esté|olvidé|aparté|porqué)$/iu.test(tokens[at]?.raw ?? ''),
};

/** "je me suis déconnecté", "il s'est mis": whatever state it names, it is over. */
function isReflexive(tokens: readonly SentenceToken[], at: number): boolean {
  const verb = beforeLight(tokens, at);
  return (
    /(?:é|ée|és|ées|mis|mise|inscrit|inscrite)$/iu.test(tokens[at]?.raw ?? '') &&
    /^(?:suis|es|est|sommes|sont)$/.test(tokens[verb]?.key ?? '') &&
    /^(?:me|m|te|t|se|s|nous)$/.test(tokens[verb - 1]?.key ?? '')
  );
}

const LIGHT: ReadonlySet<string> = new Set(
  'just already also then finally only quickly t deja bien juste tout tous aussi enfin not pas'.split(' '),
);

function beforeLight(tokens: readonly SentenceToken[], at: number): number {
  let before = at - 1;
  while (LIGHT.has(tokens[before]?.key ?? '')) before -= 1;
  return before;
}

/** Somebody at the beginning of a clause: a pronoun, or a name. */
function isSubject(tokens: readonly SentenceToken[], at: number): boolean {
  const token = tokens[at];
  const begins =
    at === 0 || tokens[at - 1]?.kind === 'mark' || /^(?:and|but|so|because)$/.test(tokens[at - 1]?.key ?? '');
  if (!token || !begins) return false;
  return token.kind === 'person' || /^(?:i|we|he|she|they)$/.test(token.key) || /^\p{Lu}\p{Ll}+$/u.test(token.raw);
}

function clauseBefore(tokens: readonly SentenceToken[], at: number): readonly SentenceToken[] {
  const mark = tokens.slice(0, at).findLastIndex(({ kind }) => kind === 'mark');
  return tokens.slice(mark + 1, at);
}

/** A state or a thing that the lexicon knows as it stands there: "zurückgesetzt", "ya volví". */
function hasMeaning(arcs: readonly (readonly Arc[])[], at: number): boolean {
  return arcs.some((here, start) =>
    here.some(
      ({ tag, next, mended, gap }) =>
        start <= at &&
        next > at &&
        !mended &&
        !gap &&
        (tag.kind === 'choice' || (tag.kind === 'concept' && next - start > 1)),
    ),
  );
}
