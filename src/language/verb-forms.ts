import type { Language } from '../core/language.ts';
import type { SentenceToken } from './sentence.ts';

/**
 * The lexicon knows a verb as it is in a command. These are the forms it may have been said in instead, likeliest first:
 * "would you mind unlocking it", "meldest du mich an", "tu peux me remettre", "¿me puedes meter?".
 */
export const COMMAND_FORMS: Readonly<Record<Language, (key: string) => string[]>> = {
  en(key) {
    const stem = /^(.{3,})ing$/.exec(key)?.[1];
    if (stem === undefined) return [];
    return [stem, `${stem}e`, stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem];
  },
  de(key) {
    const stem = /^(.{3,}?)(?:e?st|e?n)$/.exec(key)?.[1];
    return [...(stem === undefined ? [] : [stem, `${stem}e`]), `${key}e`];
  },
  fr(key) {
    const irregular = FRENCH[key];
    if (irregular !== undefined) return [irregular];
    const stem = /^(.{2,}e)[srz]$/.exec(key)?.[1];
    return stem === undefined ? [] : [stem, `${stem}r`];
  },
  es(key) {
    const irregular = SPANISH[key];
    if (irregular !== undefined) return [irregular];
    // "me conectas", "que me conectes", "conecte", "conectar", "conectarlo": each is "conecta".
    const [, stem = '', ending = ''] = /^(.{2,}?)(ar|er|ir|as|es|a|e|ad|ed)(?:lo|la|le|los|las|les)?$/.exec(key) ?? [];
    if (stem === '') return [];
    const likely = /^(?:a|as|ar|ad)$/.test(ending) ? ['a', 'e'] : ['e', 'a'];
    return likely.map((vowel) => stem + vowel);
  },
};

const FRENCH: Readonly<Record<string, string>> = {
  mettre: 'mets',
  mettez: 'mets',
  remettre: 'remets',
  remettez: 'remets',
  transmettre: 'transmets',
  transmettez: 'transmets',
  prendre: 'prends',
  prenez: 'prends',
  reprendre: 'reprends',
  rendre: 'rends',
  rendez: 'rends',
  sortir: 'sors',
  sortez: 'sors',
  faire: 'fais',
  faites: 'fais',
  ouvrir: 'ouvre',
  rouvrir: 'rouvre',
  envoyer: 'envoie',
  renvoyer: 'renvoie',
  appeler: 'appelle',
  inscrire: 'inscris',
  reinscrire: 'reinscris',
  exclure: 'exclus',
  promouvoir: 'promeus',
  enlever: 'enleve',
  finir: 'finis',
  prevoir: 'prevois',
  clore: 'clos',
};

const SPANISH: Readonly<Record<string, string>> = {
  poner: 'pon',
  ponga: 'pon',
  pongas: 'pon',
  hacer: 'haz',
  haga: 'haz',
  hagas: 'haz',
  sacarlo: 'saca',
  sacarla: 'saca',
  volver: 'vuelve',
  cerrar: 'cierra',
  cierres: 'cierra',
  cierre: 'cierra',
  apagar: 'apaga',
  apagues: 'apaga',
  saques: 'saca',
  marques: 'marca',
  bloquees: 'bloquea',
  empezar: 'empieza',
  mostrar: 'muestra',
  muestres: 'muestra',
  sumar: 'suma',
  incluir: 'incluye',
  incluyas: 'incluye',
  enviar: 'envia',
  recordar: 'recuerda',
};

/** "me remettre" is "remets-moi", "me puedes meter" is "méteme": whoever speaks is named before the verb there. */
export function withCommandOrder(
  tokens: readonly SentenceToken[],
  language: Language,
  knows: (key: string) => boolean,
): readonly SentenceToken[] {
  if (language === 'fr') return inFrench(tokens, knows);
  return language === 'es' ? inSpanish(tokens, knows) : tokens;
}

function inFrench(tokens: readonly SentenceToken[], knows: (key: string) => boolean): readonly SentenceToken[] {
  const turned = [...tokens];
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    const [me, verb] = [tokens[at], tokens[at + 1]];
    if (!me || !verb || (me.key !== 'me' && me.key !== 'm') || verb.kind !== 'word' || knows(verb.key)) continue;
    const said = /(?:er|ir|re)$/.test(verb.key) ? COMMAND_FORMS.fr(verb.key).find(knows) : undefined;
    if (said === undefined) continue;
    turned[at] = { ...me, key: said };
    turned[at + 1] = { ...verb, key: 'moi' };
  }
  return turned;
}

function inSpanish(tokens: readonly SentenceToken[], knows: (key: string) => boolean): readonly SentenceToken[] {
  return tokens.map((verb, at) => {
    if (verb.kind !== 'word' || knows(verb.key) || !/(?:[aei]r|[ae]s)(?:me)?$/.test(verb.key)) return verb;
    const before = tokens.slice(Math.max(0, at - 3), at).some(({ key }) => key === 'me');
    const bare = verb.key.replace(/me$/, '');
    if (!before && bare === verb.key) return verb;
    const said = COMMAND_FORMS.es(bare)
      .map((form) => `${form}me`)
      .find(knows);
    return said === undefined ? verb : { ...verb, key: said };
  });
}
