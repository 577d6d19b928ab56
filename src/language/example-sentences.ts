import type { AnyCommand } from '../core/command.ts';
import { type FieldMeta, isTimeKind } from '../core/fields.ts';
import type { Language } from '../core/language.ts';
import { isChosen } from './choices.ts';
import { inputMeta, inputsOf } from './inputs.ts';
import { TIMES } from './lexicon/times.ts';
import type { Tagger } from './tagger.ts';
import { fold, list } from './text.ts';
import { LEXICON } from './vocabulary.ts';

export function requiredTimes(command: AnyCommand, sentence: string): string[] {
  return inputsOf(command).flatMap(({ name, meta, optional }) =>
    ((isTimeKind(meta.kind) && !optional) || meta.kind === 'numbers') && sentence.includes(`{${name}}`) ? [name] : [],
  );
}

/** Names and texts that nothing introduces: only the grammar of typed words takes them. */
const LOOSE: ReadonlySet<FieldMeta['kind'] | undefined> = new Set(['text', 'people', undefined]);

export function typedSentences(command: AnyCommand): string[] {
  return command.words.flatMap((words) => {
    const bare = words.replace(/\[[^\]]*\]/g, '').trim();
    const slots = [...words.matchAll(/\[\{(\w+)\}\]/g)].flatMap(([, name = '']) =>
      LOOSE.has(inputMeta(command, name)?.kind) ? [] : [`{${name}}`],
    );
    if (!/\{\w+\}/.test(bare)) slots.length = 0;
    return [
      bare,
      ...slots.map((slot) => `${bare} ${slot}`),
      ...(slots.length > 1 ? [`${bare} ${slots.join(' ')}`] : []),
    ];
  });
}

/** "kannst du Jonas in die Konferenz holen": what begins with its verb may as well end with it. */
export function verbLast(sentence: string, tagger: Tagger): string[] {
  const [first = '', ...rest] = sentence.split(' ');
  const tags = tagger.meanings(fold(first));
  const isVerb = /^\p{Ll}/u.test(first) && tags.some(({ kind }) => kind === 'doing' || kind === 'concept');
  const asks = tags.some(({ kind }) => kind === 'question' || kind === 'small');
  return isVerb && !asks && rest.length > 1 && !sentence.includes('?') ? [`${rest.join(' ')} ${first}`] : [];
}

/** "dnd" alone is enough for a command whose only need is that choice. */
export function bareChoices(command: AnyCommand): string[] {
  const needed = inputsOf(command).filter((input) => !input.optional);
  const [only] = needed;
  return needed.length === 1 && only && isChosen(only.meta) ? [`{${only.name}}`] : [];
}

const introsOf = (language: Language) => ({
  roles: Object.values(TIMES[language].roles).flatMap(list),
  notes: list(LEXICON[language].notes),
});
const INTROS: Record<Language, ReturnType<typeof introsOf>> = {
  en: introsOf('en'),
  de: introsOf('de'),
  fr: introsOf('fr'),
  es: introsOf('es'),
};

/** Times and notes stand anywhere in a sentence: they are found on their own, and taken out of the examples. */
export function withoutTimes(command: AnyCommand, sentence: string, language: Language): string {
  const { roles, notes } = INTROS[language];
  let rest = sentence;
  for (const { name, meta } of inputsOf(command)) {
    const intros = isTimeKind(meta.kind) ? roles : name === 'note' ? notes : meta.kind === 'numbers' ? [] : undefined;
    const at = rest.indexOf(`{${name}}`);
    if (!intros || at < 0) continue;
    const before = rest.slice(0, at).trimEnd();
    const intro = intros.filter((phrase) => endsWithPhrase(before, phrase)).sort((a, b) => b.length - a.length)[0];
    rest = `${intro === undefined ? before : before.slice(0, before.length - intro.length)} ${rest.slice(at + name.length + 2)}`;
  }
  return rest;
}

function endsWithPhrase(text: string, phrase: string): boolean {
  const tail = text.slice(-phrase.length);
  return fold(tail) === fold(phrase) && !/[\p{L}\d]/u.test(text.at(-phrase.length - 1) ?? ' ');
}

/** "…, extension 2099, kai@example.com": said in the other order as well. */
export function mailFirst(sentence: string): string[] {
  const turned = sentence.replace(/, (\p{L}+ )?\{extension\}, \{email\}/u, ', {email}, $1{extension}');
  return turned === sentence ? [] : [turned];
}
