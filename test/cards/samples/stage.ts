import type { Button, Call, Card } from '../../../cards/model.ts';
import { slackSenders } from '../../parity/entrances.ts';
import { type Bench, type BenchOptions, openBench } from '../../support/bench.ts';
import { recordCards, type ShownCard } from '../../support/card-recorder.ts';
import { stillness } from '../../support/stillness.ts';

/** A card as the product made it. */
export interface Sample {
  /** Unique; what it is about and how it is different: "approval: denied", or a command's id where it is its reply. */
  name: string;
  card: Card;
  /**
   * Where it stands, if not in a message: on a person's own page (its parts one below the other), in a mail, or in the list that
   * Teams shows beside the compose box.
   */
  on?: 'home' | 'mail' | 'compose';
  /** What Teams puts into the compose box when the first line of the list is chosen. */
  chosen?: object;
  /** The parts of a page, where `card` is the first of them. */
  parts?: readonly Card[];
}

/** The whole application on a bench, and what people saw of it, as it was asked for. */
export interface Stage {
  readonly bench: Bench;
  /** Every card so far that went to a platform, oldest first. */
  readonly shown: readonly ShownCard[];
  readonly samples: Sample[];
  /**
   * Types the line (it begins with `/`), presses the Call, or the button with that label or command on what the
   * person got last. The answer is
   * a sample, unless it has no name.
   */
  readonly ask: (name: string, person: string, what: string | Call) => Promise<Card>;
  /** The newest card whose title fits, as soon as there is one; the one that `person` presses next. Throws where there is none. Without a name it is no sample. */
  readonly keep: (name: string, title: RegExp, person?: string) => Promise<Card>;
  /** Lets so much time pass. */
  readonly pass: (ms: number) => Promise<void>;
  readonly settle: () => Promise<void>;
  close(): Promise<void>;
}

const MINUTE = 60_000;
const STEP_MS = 60 * MINUTE;
/** A second each: longer than a message waits for its turn. */
const LOOKS = 30;

export async function openStage(options: BenchOptions): Promise<Stage> {
  const shown: ShownCard[] = [];
  const bench = await openBench({ ...options, brisk: true, watch: recordCards(shown) });
  bench.slack.stub.join('C0GENERAL');
  const senders = slackSenders(bench);
  const samples: Sample[] = [];
  const last = new Map<string, Card>();
  /** How many cards there were when somebody asked for something last. */
  let begun = 0;

  function send(person: string, what: string | Call): Promise<string | undefined> {
    if (typeof what !== 'string') return senders.press(person, what);
    if (what.startsWith('/')) return senders.words('slash', person, what.slice(1));
    const card = last.get(person);
    return senders.press(person, callOf(card, what, person));
  }

  /** Never while something is under way: a leap would be a time-out for it. */
  async function leap(ms: number): Promise<void> {
    await stillness();
    bench.clock.move(ms);
  }

  return {
    bench,
    shown,
    samples,
    async ask(name, person, what) {
      // Whole minutes, so that the times on the cards are the same at each run, however fast the machine is.
      await leap(MINUTE - (bench.clock.now() % MINUTE));
      begun = shown.length;
      const key = await send(person, what);
      await bench.settled();
      for (let looks = 0; looks < LOOKS && !answerTo(key); looks += 1) {
        bench.clock.move(1_000);
        await bench.settled();
      }
      const card = answerTo(key);
      if (!card) throw new Error(`${name}: nothing came back for ${JSON.stringify(what)}`);
      last.set(person, card);
      if (name !== '') samples.push({ name, card });
      return card;
    },
    async keep(name, title, person) {
      // A sample is of what was just done; who presses something may have got it long before.
      const find = () => shown.slice(name === '' ? 0 : begun).findLast(({ card }) => title.test(card.title));
      for (let looks = 0; looks < LOOKS && !find(); looks += 1) {
        bench.clock.move(1_000);
        await bench.settled();
      }
      const found = find();
      if (!found)
        throw new Error(`${name}: no card fits ${title}; there are ${shown.map(({ card }) => card.title).join(' | ')}`);
      if (name !== '') samples.push({ name, card: found.card });
      if (person !== undefined) last.set(person, found.card);
      return found.card;
    },
    async pass(ms) {
      // In steps: a leap would be a time-out for whatever is asked of the phone system just then.
      for (let left = ms; left > 0; left -= STEP_MS) {
        await leap(Math.min(STEP_MS, left));
        await bench.settled();
      }
    },
    settle: () => bench.settled(),
    close: () => bench.close(),
  };

  function answerTo(key: string | undefined): Card | undefined {
    return shown.findLast((one) => one.how === 'answer' && one.key === key)?.card;
  }
}

/** By its label, or by its command. */
function callOf(card: Card | undefined, wanted: string, person: string): Call {
  const buttons = card?.blocks.flatMap((block): Button[] => {
    if (block.kind === 'buttons') return block.buttons;
    if (block.kind === 'rows') return block.rows.flatMap((row) => row.button ?? []);
    return block.kind === 'form' ? [block.submit] : [];
  });
  const found = buttons?.find((one) => one.label === wanted || (one.kind === 'call' && one.call.command === wanted));
  if (found?.kind !== 'call')
    throw new Error(
      `${person} has no button "${wanted}" on "${card?.title}": ${buttons?.map((one) => one.label).join(', ')}`,
    );
  return found.call;
}
