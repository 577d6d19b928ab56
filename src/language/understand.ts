import type { CallValue } from '../../cards/model.ts';
import type { AnyCommand } from '../core/command.ts';
import { LANGUAGES, type Language } from '../core/language.ts';
import type { Mention } from '../core/request.ts';
import { beginsLater } from './begins-later.ts';
import { type Discourse, readDiscourse } from './clauses.ts';
import { inputsOf } from './inputs.ts';
import { preparationOf } from './preparation.ts';
import { bestReading, type Index, type Reading, withoutOneself } from './readings.ts';
import { LONGEST_SENTENCE, prepareSentence } from './sentence.ts';
import { wishesOf } from './wishes.ts';
import { createGrammar, type Grammar } from './words.ts';

/** What a sentence asks for. */
export interface Understood {
  /** The id of a command, `null` when nothing fits well enough to act. */
  command: string | null;
  /** By field name; names as they were written, times in milliseconds. */
  args: Record<string, CallValue>;
  /** 0 … 1, 0 where it is not even close. */
  confidence: number;
  /** Required fields that were not said, and times that cannot be used. */
  missing: string[];
  /** Further wishes of the same text, in order. */
  then: Wish[];
  language: Language;
}

export interface Wish {
  command: string;
  args: Record<string, CallValue>;
}

export interface UnderstandContext {
  /** In milliseconds. */
  now: number;
  /** IANA name. */
  zone: string;
  /** The person's own language: it decides where a sentence could be of several. */
  language?: Language;
  mentions?: readonly Mention[];
}

export interface Understanding {
  /** Never throws, whatever the text. */
  understand(text: string, ctx: UnderstandContext): Understood;
  /** The id of the command whose state is wanted from a later time on, as none can be. */
  later(text: string, ctx: UnderstandContext): string | undefined;
  /** The ids of up to three commands that come closest, best first. */
  nearest(text: string): string[];
  /** Does what the first sentence would have to wait for. */
  prepare(): Promise<void>;
}

/** Surer than this a sentence is never. */
const SUREST = 0.97;
/** Typed words with names that could be something else. */
const TYPED_NAMES = 0.95;
/** More lines are no list of wishes. */
const MOST_LINES = 10;
/** Below it nothing is done. */
const ENOUGH = 0.72;
/** Below it a command is not even offered. */
const WORTH_OFFERING = 0.3;

/** Understands sentences with these commands. */
export function createUnderstanding(
  commands: readonly AnyCommand[],
  grammar: Grammar = createGrammar(commands),
): Understanding {
  const preparation = preparationOf(commands);

  function discourses(
    text: string,
    ctx: UnderstandContext,
  ): { discourse: Discourse; language: Language; index: Index }[] {
    const hint = ctx.language ?? 'en';
    const sentence = prepareSentence(text, hint, ctx.mentions ?? []);
    const all = LANGUAGES.map((language) => {
      const { tagger, index } = preparation.of(language);
      return { discourse: readDiscourse(sentence, tagger), language, index };
    });
    const rank = ({ discourse, language }: (typeof all)[number]) => discourse.hits + (language === hint ? 0.5 : 0);
    const sorted = all.sort((a, b) => rank(b) - rank(a));
    const most = sorted[0]?.discourse.hits ?? 0;
    // The person's own language, where it knows as many of the words as any other.
    if (sorted[0]?.language === hint) return sorted.slice(0, 1);
    return sorted.filter(
      ({ discourse, language }) => discourse.hits >= most || (language === hint && discourse.hits >= most - 1),
    );
  }

  function understand(text: string, ctx: UnderstandContext): Understood {
    const language = ctx.language ?? 'en';
    const nothing = (confidence: number, said: Language) => told(null, {}, confidence, [], [], said);
    const typed = grammar.read(text, { ...ctx, language, mentions: ctx.mentions ?? [] });
    if (typed.kind === 'call' && typed.sure) {
      return told(typed.command, typed.input, SUREST, [], [], language);
    }
    // Short plain names leave no doubt either: "queue break sales for 15m".
    if (
      typed.kind === 'call' &&
      typed.problems.length + typed.missing.length === 0 &&
      (typed.guesses.every(isPlainName) || isSearch(text, typed))
    ) {
      return told(typed.command, typed.input, TYPED_NAMES, [], [], language);
    }
    if (text.length > LONGEST_SENTENCE) return nothing(0, language);
    const heard = discourses(text, ctx);
    let best: { readings: Reading[]; confidence: number; language: Language; hits: number } | undefined;
    let refusedBy = -1;
    for (const { discourse, language: said, index } of heard) {
      const wishes = wishesOf(discourse, index, { now: ctx.now, zone: ctx.zone, language: said }, ENOUGH);
      if (wishes.refused) refusedBy = Math.max(refusedBy, discourse.hits);
      const confidence =
        wishes.readings.length > 0 ? Math.min(...wishes.readings.map((reading) => reading.confidence)) : 0;
      if (!best || confidence > best.confidence + 0.001)
        best = { readings: wishes.readings, confidence, language: said, hits: discourse.hits };
    }
    const said = best?.language ?? language;
    const [first, ...others] = withoutHeld(best?.readings ?? []);
    // What the language that fits as well takes for a negation or a report, another must not carry out.
    const refused = refusedBy >= (best?.hits ?? 0);
    if (refused || !first || !best) return nothing(refused ? 0.1 : (first?.confidence ?? 0) * 0.5, said);
    const repeated = severalOf(first);
    const further = others.flatMap((one) => [{ command: one.profile.command.id, args: one.args }, ...severalOf(one)]);
    const confidence = best.confidence * SUREST;
    const { id } = first.profile.command;
    const then = [...repeated, ...withoutRepeats([{ command: id, args: first.args }, ...repeated], further)];
    return told(id, first.args, confidence, first.missing, then, said);
  }

  /** "supportlog list no audio": both words of the command, and after them nothing but what is looked for. */
  function isSearch(
    text: string,
    { command: id, input }: { command: string; input: Record<string, CallValue> },
  ): boolean {
    const command = commands.find((one) => one.id === id);
    const names = Object.keys(input).filter((name) => name !== 'state');
    const searches = names.length > 0 && names.every((name) => name === 'topic' || name === 'query');
    return (
      id.includes('.') &&
      command?.effect === 'read' &&
      searches &&
      text
        .trim()
        .toLowerCase()
        .startsWith(`${id.replace('.', ' ')} `)
    );
  }

  /** No grammar in it, in any language: "Tier 2", but not "me with this". */
  function isPlainName(guess: string): boolean {
    const words = guess.split(/\s+/);
    const grammar = (word: string) =>
      LANGUAGES.some((language) =>
        preparation
          .of(language)
          .tagger.meanings(word)
          .some(({ kind }) => kind !== 'concept' && kind !== 'choice' && kind !== 'everyday'),
      );
    return words.length <= 4 && !words.some(grammar);
  }

  function nearest(text: string): string[] {
    if (text.length > LONGEST_SENTENCE) return [];
    const found = new Map<string, number>();
    for (const { discourse, index, language } of discourses(text, { now: 0, zone: 'UTC' })) {
      for (const reading of bestReading(
        discourse,
        { from: 0, to: discourse.tokens.length },
        index,
        { now: 0, zone: 'UTC', language },
        true,
      )) {
        const { id } = reading.profile.command;
        found.set(id, Math.max(found.get(id) ?? 0, reading.confidence));
      }
    }
    return [...found]
      .filter(([, confidence]) => confidence >= WORTH_OFFERING)
      .sort((a, b) => b[1] - a[1])
      .slice(0, 3)
      .map(([id]) => id);
  }

  function later(text: string, ctx: UnderstandContext): string | undefined {
    if (text.length > LONGEST_SENTENCE) return undefined;
    const found = discourses(text, ctx).map(({ discourse, language, index }) =>
      beginsLater(discourse, index, { now: ctx.now, zone: ctx.zone, language }, ENOUGH),
    );
    return found.find((id) => id !== undefined);
  }

  /** A queue that is left open is asked for: the person may serve several. */
  function withOpenQueue(heard: Understood): Understood {
    const command = commands.find(({ id }) => id === heard.command);
    const open = command
      ? inputsOf(command)
          .filter(({ name, meta }) => meta.kind === 'queue' && meta.all && !(name in heard.args))
          .map(({ name }) => name)
      : [];
    return open.length === 0 ? heard : { ...heard, missing: [...new Set([...heard.missing, ...open])] };
  }

  /** Wishes one below the other, where each line is one by itself: "don't", and below it "start a meeting", is not. */
  function understandLines(text: string, ctx: UnderstandContext): Understood | undefined {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length < 2 || lines.length > MOST_LINES) return undefined;
    const [first, ...others] = lines.map((line) => withOpenQueue(understand(line, ctx)));
    if (!first || [first, ...others].some(({ command }) => command === null)) return undefined;
    const further = others.flatMap(({ command, args, then }) => (command ? [{ command, args }, ...then] : []));
    const confidence = Math.min(first.confidence, ...others.map((one) => one.confidence));
    return told(first.command, first.args, confidence, first.missing, [...first.then, ...further], first.language);
  }

  return {
    understand(text, ctx) {
      const heard = withOpenQueue(understand(text, ctx));
      return heard.command === null ? (understandLines(text, ctx) ?? heard) : heard;
    },
    later,
    nearest,
    prepare: () => preparation.ahead(),
  };
}

function told(
  command: string | null,
  args: Record<string, CallValue>,
  confidence: number,
  missing: string[],
  then: Wish[],
  language: Language,
): Understood {
  return { command, args, confidence: Math.round(confidence * 100) / 100, missing, then, language };
}

/** "close the door, nobody else gets in" says one wish twice. */
function withoutRepeats(said: readonly Wish[], others: readonly Wish[]): Wish[] {
  return others.filter((one, i) => ![...said, ...others.slice(0, i)].some((before) => holds(before, one)));
}

/** "grabbing a coffee, pause me in Support": the break is meant there. */
function withoutHeld(readings: readonly Reading[]): Reading[] {
  const wish = ({ profile, args }: Reading): Wish => ({ command: profile.command.id, args });
  return readings.filter(
    (one, i) => !readings.some((other, k) => k > i && holds(wish(other), wish(one)) && !holds(wish(one), wish(other))),
  );
}

function holds(whole: Wish, part: Wish): boolean {
  return (
    whole.command === part.command &&
    Object.entries(part.args).every(([name, value]) => JSON.stringify(whole.args[name]) === JSON.stringify(value))
  );
}

/** "log me out of Sales and Billing" is one wish for each. */
function severalOf(reading: Reading): Wish[] {
  const { several } = reading;
  if (!several) return [];
  return several.names.map((name) => ({
    command: reading.profile.command.id,
    args: withoutOneself({ ...reading.args, [several.field]: name }),
  }));
}
