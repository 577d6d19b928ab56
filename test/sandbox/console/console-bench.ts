import { request } from 'undici';
import { z } from 'zod';
import { type Bench, openBench } from '../../support/bench.ts';

const Block = z.looseObject({ type: z.string(), block_id: z.string() });
const Entry = z.looseObject({
  id: z.string(),
  from: z.string(),
  by: z.string(),
  text: z.string(),
  blocks: z.array(Block),
  isPrivate: z.boolean(),
});
const View = z.looseObject({ blocks: z.array(Block) }).optional();
const Opened = z.object({
  places: z.object({ direct: z.array(Entry), general: z.array(Entry) }),
  home: View,
  modal: View,
});
export type SeenEntry = z.infer<typeof Entry>;
const Element = z.looseObject({ action_id: z.string(), text: z.looseObject({ text: z.string() }).optional() });

/** No Slack is set up, so that the sandbox brings its own. */
const WITHOUT_SLACK = { SLACK_SIGNING_SECRET: '', SLACK_BOT_TOKEN: '', SLACK_API_URL: '' };

/** Patchcord in the sandbox, and its console as a page asks it. */
export interface ConsoleBench {
  bench: Bench;
  readonly ask: (
    what: string,
    body: unknown,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; body: unknown }>;
  /** What a person's Slack shows now; opening it for the first time makes them known. */
  readonly slack: (person: string) => Promise<z.infer<typeof Opened>>;
  readonly types: (person: string, text: string, place?: 'direct' | 'general') => Promise<unknown>;
  /** Waits until the newest message of the place has that title, and gives it. */
  readonly sees: (person: string, title: RegExp, place?: 'direct' | 'general') => Promise<SeenEntry>;
  readonly presses: (person: string, entry: SeenEntry, label: string, place?: 'direct' | 'general') => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export async function openConsoleBench(env: Record<string, string> = {}): Promise<ConsoleBench> {
  const bench = await openBench({ env: { ...WITHOUT_SLACK, ...env } });

  async function ask(what: string, body: unknown, headers: Record<string, string> = {}) {
    const answer = await request(`${bench.patchcord.url}/console/api/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const text = await answer.body.text();
    const parsed: unknown = text.startsWith('{') ? JSON.parse(text) : text;
    return { status: answer.statusCode, body: parsed };
  }
  const slack = async (person: string) => Opened.parse((await ask('slack/open', { person })).body);

  return {
    bench,
    ask,
    slack,
    types: async (person, text, place = 'direct') => (await ask('slack/say', { person, place, text })).body,
    async sees(person, title, place = 'direct') {
      let newest: SeenEntry | undefined;
      for (let looks = 0; looks < 200; looks++) {
        newest = (await slack(person)).places[place].at(-1);
        if (newest && title.test(titleOf(newest))) return newest;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error(`${person} sees: ${newest && titleOf(newest)}`);
    },
    async presses(person, entry, label, place = 'direct') {
      const { block, action } = elementIn(entry.blocks, label);
      const spot = { in: 'message', place, id: entry.id };
      return (await ask('slack/press', { person, spot, block, action })).body;
    },
    close: () => bench.close(),
  };
}

/** The header of a card, or the text of what has none. */
export function titleOf({ blocks, text }: SeenEntry): string {
  const header = blocks.find(({ type }) => type === 'header');
  return z.object({ text: z.object({ text: z.string() }) }).safeParse(header).data?.text.text ?? text;
}

/** How the button of that label is named in a press. */
export function elementIn(blocks: readonly unknown[], label: string): { block: string; action: string } {
  for (const block of blocks) {
    const { block_id, elements } = z
      .looseObject({ block_id: z.string(), elements: z.array(z.unknown()).default([]) })
      .parse(block);
    for (const one of elements) {
      const element = Element.safeParse(one).data;
      if (element?.text?.text === label) return { block: block_id, action: element.action_id };
    }
  }
  throw new Error(`there is no button "${label}"`);
}
