import { setImmediate } from 'node:timers/promises';
import type { AnyCommand } from '../core/command.ts';
import { LANGUAGES, type Language } from '../core/language.ts';
import { examplesOf } from './compile.ts';
import { profileOf } from './profile.ts';
import { type Index, indexOf } from './readings.ts';
import { createTagger, type Tagger } from './tagger.ts';
import { twoParts } from './two-parts.ts';

/** One language, ready to read in. */
export interface PreparedLanguage {
  tagger: Tagger;
  index: Index;
}

/** What is made of commands and lexicon before a sentence comes: about a tenth of a second for each language. */
export interface Preparation {
  /** Prepares the language now where that was not done. */
  of(language: Language): PreparedLanguage;
  /** Prepares all languages in small steps: other work goes on between them. */
  ahead(): Promise<void>;
}

let last: { commands: readonly AnyCommand[]; preparation: Preparation } | undefined;

/** The same commands are prepared once in a process. */
export function preparationOf(commands: readonly AnyCommand[]): Preparation {
  if (last?.commands.length === commands.length && last.commands.every((command, i) => command === commands[i]))
    return last.preparation;
  const preparation = createPreparation(commands);
  last = { commands, preparation };
  return preparation;
}

function createPreparation(commands: readonly AnyCommand[]): Preparation {
  const done = new Map<Language, PreparedLanguage>();

  /** A command at a time, so that whoever does it ahead can let other work in between. */
  function* preparing(language: Language): Generator<undefined, PreparedLanguage> {
    const said = twoParts(language);
    yield;
    const tagger = createTagger(language, commands, said);
    const examples: ReturnType<typeof examplesOf> = [];
    for (const [order, command] of commands.entries()) {
      yield;
      examples.push(...examplesOf(profileOf(command, order), tagger));
    }
    yield;
    return { tagger, index: indexOf(examples) };
  }

  function keep(language: Language, prepared: PreparedLanguage): PreparedLanguage {
    done.set(language, prepared);
    return prepared;
  }

  return {
    of(language) {
      const known = done.get(language);
      if (known) return known;
      const steps = preparing(language);
      let step = steps.next();
      while (!step.done) step = steps.next();
      return keep(language, step.value);
    },
    async ahead() {
      for (const language of LANGUAGES) {
        const steps = preparing(language);
        for (let step = steps.next(); !done.has(language); step = steps.next()) {
          if (step.done) keep(language, step.value);
          else await setImmediate();
        }
      }
    },
  };
}
