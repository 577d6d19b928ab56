import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { BECAUSE } from '../../cards/approval-forms.ts';
import { AGREED } from '../../cards/confirm.ts';
import type { Card } from '../../cards/model.ts';
import { plain } from '../../cards/plain.ts';
import { loadCommands } from '../../src/app/catalog.ts';
import { metaOf } from '../../src/core/fields.ts';
import { KINDS_OF_NAMES, lengthened, renamed } from './lengthen.ts';
import { platformFaults } from './platform-faults.ts';
import { cardFaults } from './rules.ts';
import { type Played, playAll } from './samples/all.ts';

/** Faults that are meant, with their reason; by the name of the sample. */
const MEANT: Record<string, RegExp> = {
  // Details are where the rest goes.
  'approval.show': /^it has \d+ facts$/,
  // Asked for by "show all".
  'help: everything': /^a list has more than ten rows$/,
};

/** One bench after the other has to be opened: all cards at once, each looked at in every way. */
describe('every card of the product', () => {
  let played: Played;
  beforeAll(async () => {
    played = await playAll();
  }, 150_000);

  it('is built and worded by the guide', () => {
    // Extremes are what the rules keep away.
    const designed = played.samples.filter(({ group }) => group !== 'Extremes');
    const faults = designed.flatMap(({ name, card, parts = [card] }) =>
      parts
        .flatMap(cardFaults)
        .filter((fault) => !MEANT[name]?.test(fault))
        .map((fault) => `${name}: ${fault}`),
    );
    faults.push(...played.others.flatMap((card) => cardFaults(card).map((fault) => `"${card.title}": ${fault}`)));
    expect(faults).toEqual([]);
  });

  it('stands in the gallery once', () => {
    const said = new Map<string, string>();
    const twice = played.samples.flatMap(({ name, on = '', card, parts = [card] }) => {
      const words = `${on} ${JSON.stringify(parts.map(plain))}`;
      const other = said.get(words);
      said.set(words, name);
      return other === undefined || name === ALSO_AN_ANSWER ? [] : [`${name} looks like ${other}`];
    });
    expect(twice).toEqual([]);
  });

  it('fits both platforms with all its buttons, also in a longer language and with the longest names', () => {
    const cards = [...played.samples.flatMap(({ card, parts = [card] }) => parts), ...played.others];
    const variants = cards.flatMap((card) => [
      card,
      lengthened(card),
      ...KINDS_OF_NAMES.map((kind) => lengthened(renamed(card, kind))),
    ]);
    expect(variants.length).toBeGreaterThan(1_500);
    expect(variants.flatMap((card) => platformFaults(card).map((fault) => `${card.title}: ${fault}`))).toEqual([]);
  });

  it('asks in a form for nothing that its command would not take from one', async () => {
    const commands = await loadCommands(join(import.meta.dirname, '..', '..', 'commands'));
    const cards = [...played.samples.flatMap(({ card, parts = [card] }) => parts), ...played.others];
    const asked = cards.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === 'form' ? block.inputs.map(({ name }) => ({ name, command: block.submit.call.command })) : [],
      ),
    );
    expect(asked.length).toBeGreaterThan(20);
    const refused = asked.filter(({ name, command }) => {
      const schema = commands.find(({ id }) => id === command)?.input.shape[name];
      return name !== AGREED && name !== BECAUSE && (!schema || (metaOf(schema)?.kind ?? 'hidden') === 'hidden');
    });
    expect(refused).toEqual([]);
  });

  it('keeps no buttons once it is over', () => {
    const over = (title: string) => /^(Expired|Denied by|Withdrawn by|Approved)|· (ended|cancelled)$/.test(title);
    const ended = played.samples.filter(({ card }) => over(card.title));
    expect(ended.length).toBeGreaterThan(5);
    expect(ended.filter(({ card }) => actsOn(card)).map(({ name }) => name)).toEqual([]);
  });

  it('has each title that a card can have, as far as titles are written in the code', () => {
    const titles = [...played.samples.flatMap(({ card, parts = [card] }) => parts), ...played.others];
    const unseen = writtenTitles().filter(
      ({ title, written }) => !IN_PASSING.includes(written) && !titles.some((card) => title.test(card.title)),
    );
    expect(unseen.map(({ written }) => written).toSorted()).toEqual(UNSEEN.toSorted());
  });
});

/** A new thing may be begun from the end of another. */
function actsOn({ blocks }: Card): boolean {
  return blocks.some(
    (block) =>
      block.kind === 'buttons' &&
      block.buttons.some((one) => one.kind === 'call' && !/^(meeting\.start|help)$/.test(one.call.command)),
  );
}

/** The card in the channel, which is also what the one who took it gets, when that comes first. */
const ALSO_AN_ANSWER = 'support log: taken';

/** Lines that stand until an answer comes: whether one is seen hangs on how fast the machine is. */
const IN_PASSING = ['Working on it …', 'The phone system is slow to answer'];

/** Written titles that no play leads to, each with the reason. */
const UNSEEN: string[] = [
  // In place of a command's own card, in troubles that other tests make: test/journeys/phone-outage, follow-up, shortcuts.
  'I could not set you back',
  'That cannot be taken back',
  'That cannot begin later',
  'Your phone system cannot do that',
  // Said to a typed yes or no: test/journeys/typed-answers.
  'Not yet',
  'Nothing was done',
  // Of an alarm that has a test of its own, and of a partner's several accounts.
  'I hear nothing of …',
  'Which account?',
  // Only after a crash between the mail and its note: test/commands/begun-twice.
  'The link may be on its way',
  // Nobody is shown these: the wish was overtaken, and is silent.
  'The queue states were changed meanwhile',
  'Your presence was changed meanwhile',
  // The sandbox has some of each.
  'Presence is not kept in step here',
  'There is nothing to keep in step with',
  'There are no groups',
  'There are no support contacts',
  'You have no greetings',
  // Only where it was changed between the approval and the doing.
  "…'s phone account is off",
  // Needs a conversation with many people: test/journeys/meetings-more.
  '… people are …',
  // No card: what Slack's assistant suggests.
  'Connect my phone account',
];

const root = join(import.meta.dirname, '..', '..');

/** The titles in the code; in the pattern of each anything may stand for what is put in. */
function writtenTitles(): { written: string; title: RegExp }[] {
  const files = ['cards', 'commands', 'src/app', 'src/jobs'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(root, folder, file)),
  );
  const found = files.flatMap((file) => titlesIn(readFileSync(file, 'utf8')));
  return [...new Set(found)]
    .map(partsOf)
    .filter((parts) => /[a-z]{3}/.test(parts.join('')))
    .map((parts) => ({
      written: parts.join('…'),
      title: new RegExp(`^${parts.map((part) => RegExp.escape(part)).join('.*')}`, 's'),
    }));
}

function titlesIn(code: string): string[] {
  return [...code.matchAll(/(?:\bcard\(|\btitle: )\s*(?:cut\()?(?=['"`])/g)].map(({ index, 0: head }) =>
    literalAt(code, index + head.length),
  );
}

/** The text between the quotation marks that begin there; what is put into it may hold such marks itself. */
function literalAt(code: string, start: number): string {
  let depth = 0;
  for (let at = start + 1; at < code.length; at += 1) {
    if (code.startsWith('${', at)) depth += 1;
    else if (code[at] === '}' && depth > 0) depth -= 1;
    else if (code[at] === code[start] && depth === 0 && code[at - 1] !== '\\') return code.slice(start + 1, at);
  }
  return code.slice(start + 1);
}

/** What stands around that which is put in. */
function partsOf(written: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const [at, sign] of written.split('').entries()) {
    if (sign === '$' && written[at + 1] === '{') {
      depth += 1;
      if (depth === 1) parts.push('');
    } else if (depth === 0) parts.push(`${parts.pop() ?? ''}${sign}`);
    else if (sign === '}') depth -= 1;
  }
  return parts;
}
