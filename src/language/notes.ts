import type { Sentence, SentenceToken } from './sentence.ts';
import { type Arc, hasKind } from './tags.ts';

const ABOUT: ReadonlySet<string> = new Set('to on zu zum zur au sur al en a el le'.split(' '));

/** Everything after "note" is the note, in its author's words. */
export function takeNote(
  sentence: Sentence,
  arcs: readonly (readonly Arc[])[],
): { sentence: Sentence; note: string | undefined } {
  const { tokens } = sentence;
  for (let at = 0; at < tokens.length - 1; at += 1) {
    if (isWithinChoice(arcs, at)) continue;
    const here = (arcs[at] ?? []).filter((arc) => !arc.mended);
    const intros = here.filter((arc) => arc.tag.kind === 'note');
    // "a note to log 17", "eine Notiz zu Log 17": the thing itself, and what it says stands behind a colon, if anywhere.
    const about = intros.find((arc) => ABOUT.has(tokens[arc.next]?.key ?? ''));
    if (about) {
      const colon = tokens.findIndex((token, place) => place > about.next + 1 && token.key === ':');
      const said = tokens[colon + 1];
      if (colon > 0 && said) return split(sentence, colon, said);
      continue;
    }
    const longest = Math.max(0, ...(arcs[at] ?? []).map((arc) => arc.next));
    const intro = intros.find((arc) => arc.next === longest);
    if (!intro || at === 0) continue;
    // "was hab ich denn für …": in the midst of a sentence it gives no reason.
    if (tokens[at]?.key === 'denn' && tokens[at - 1]?.kind !== 'mark') continue;
    const first = tokens[tokens[intro.next]?.key === ':' ? intro.next + 1 : intro.next];
    const lead = tokens[at - 1];
    if (!first || !lead) continue;
    const cut = lead.kind === 'mark' || hasKind(arcs[at - 1], 'and') ? at - 1 : at;
    return split(sentence, cut, first);
  }
  return { sentence, note: undefined };
}

/** @param to the first token that belongs to the sentence no more @param first the first one of the note */
function split(sentence: Sentence, to: number, first: SentenceToken): { sentence: Sentence; note: string } {
  const note = first.kind === 'quoted' ? first.raw : sentence.text.slice(first.start);
  const times = sentence.times.filter((time) => time.span.start < first.start);
  return { note, sentence: { ...sentence, tokens: sentence.tokens.slice(0, to), times } };
}

/** "avísame cuando me dejen un mensaje": said within a wish, it begins nothing. */
function isWithinChoice(arcs: readonly (readonly Arc[])[], at: number): boolean {
  return arcs.some((before, i) => i < at && before.some(({ tag, next }) => tag.kind === 'choice' && next > at));
}
