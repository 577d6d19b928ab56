import type { types } from '@slack/bolt';
import { fold, joined } from '../../../cards/fold.ts';
import type { Block, Button, CallButton, Card, FormBlock, Row } from '../../../cards/model.ts';
import { plain } from '../../../cards/plain.ts';
import { isMenuAction, menuOf } from './menu.ts';
import { literal, literals, unmarked } from './text.ts';

export type SlackBlock = types.KnownBlock;

export interface Message {
  /** What notifications and screen readers use. */
  text: string;
  blocks: SlackBlock[];
}

/** Slack's limits (docs.slack.dev, Block Kit reference), in code points. */
const limits = {
  header: 150,
  section: 3000,
  fields: 10,
  /** Of the 2,000 of a field. */
  factLabel: 90,
  factValue: 900,
  /** Of the 3,000 of a section; marks may double it. */
  row: 1200,
  label: 75,
  value: 2000,
  url: 3000,
  context: 2000,
  actions: 25,
  message: 3900,
  /** Of 50, so that "more" and the state line always have room. */
  blocks: 48,
  /** Of all sections together: above about 13,000 Slack answers `msg_blocks_too_long`. */
  characters: 12_000,
};

/**
 * A card as a message. A form cannot be filled in inside a message: it becomes a button that opens it.
 * @param owner who alone sees it, when it is one person: its buttons then say so, and work for nobody else
 */
export function renderMessage(card: Card, owner?: string): Message {
  const blocks = (block: Block, at: number) =>
    messageBlocks(block, owner === undefined ? at : `${at}${OWNER}${encodeURIComponent(owner)}`);
  return { text: literal(plain(card), limits.message), blocks: fitBlocks(card, limits.blocks, blocks) };
}

/** In the ids of elements, between their place and the person they are for. */
const OWNER = '~';

/** Whom the pressed element is for, by its ids; undefined when it is for everybody who sees it. */
export function ownerOf({ action_id, block_id = '' }: { action_id: string; block_id?: string | undefined }) {
  const [, owner] = isMenuAction(action_id)
    ? (/^menu:\d+~([^:]*):/.exec(block_id) ?? [])
    : (/^[a-z]+:\d+~(.*)\.\d+$/s.exec(action_id) ?? []);
  return owner === undefined ? undefined : decodeURIComponent(owner);
}

/** Title, content and state line, cut to `max` blocks and two more; buttons outlive text. */
export function fitBlocks(
  card: Card,
  max: number,
  content: (block: Block, at: number) => SlackBlock[],
  most: number = limits.characters,
): SlackBlock[] {
  const all = [header(card.title), ...joined(card.blocks).flatMap(content)];
  const actions = all.filter(isKept).length;
  let room = Math.max(1, max - actions);
  let characters = most;
  let left = 0;
  const kept = all.filter((block) => {
    if (isKept(block)) return true;
    room -= 1;
    characters -= JSON.stringify(block).length;
    if (room >= 0 && characters >= 0) return true;
    left += 1;
    return false;
  });
  const blocks = kept.slice(0, max);
  if (left > 0) blocks.push(context(`… and ${left} more parts that do not fit here`));
  if (card.state) blocks.push(context(card.state));
  return blocks;
}

/** The form of a card, if it has one. */
export function formOf(card: Card): FormBlock | undefined {
  return card.blocks.find((block) => block.kind === 'form');
}

export function messageBlocks(block: Block, at: number | string): SlackBlock[] {
  if (block.kind !== 'form') return contentBlocks(block, at);
  const open: CallButton = {
    kind: 'call',
    label: 'Fill in the form',
    call: block.submit.call,
    opens: 'form',
    style: 'primary',
  };
  return actionBlocks([open], at);
}

/** Everything but forms, which messages and modals show differently. */
export function contentBlocks(block: Exclude<Block, FormBlock>, at: number | string): SlackBlock[] {
  switch (block.kind) {
    case 'text':
      return block.subtle ? [context(block.text)] : literals(block.text, limits.section).filter(isVisible).map(section);
    case 'facts': {
      const fields = block.facts.map(({ label, value, at: when }) => mrkdwn(labelled(label, value, when)));
      return groups(fields, limits.fields).map((some) => ({ type: 'section', fields: some }));
    }
    case 'table':
      return tableBlocks(block.columns, block.rows);
    case 'rows':
      return block.rows.map((row, index) => rowBlock(row, `${at}.${index}`));
    case 'buttons':
      return actionBlocks(block.buttons, at);
    default:
      return block satisfies never;
  }
}

/**
 * A menu holds Calls alone, and only those that are short enough for it; what it cannot hold is a button.
 * Nothing is left of a button whose Call or address is too long for Slack but a line that says so.
 */
function actionBlocks(buttons: Button[], at: number | string): SlackBlock[] {
  const { shown, menu } = fold(
    buttons.filter(({ kind }) => kind !== 'page'),
    ({ kind }) => kind === 'call',
  );
  const folded = menuOf(menu, at);
  let primary = false;
  let missing = 0;
  const elements: types.Button[] = [];
  for (const button of folded ? shown : buttons) {
    const element = toButton(button, `${at}.${elements.length}`);
    if (!element) missing += button.kind === 'page' ? 0 : 1;
    else {
      // Slack advises one primary button in a set.
      if (element.style === 'primary' && primary) delete element.style;
      primary ||= element.style === 'primary';
      elements.push(element);
    }
  }
  // The menu stands at the end of the last row.
  const rows = folded ? groups(elements, limits.actions - 1) : groups(elements, limits.actions);
  const blocks: SlackBlock[] = rows.map((some, row) =>
    folded && row === rows.length - 1
      ? { type: 'actions', block_id: folded.block, elements: [...some, folded.menu] }
      : { type: 'actions', elements: some },
  );
  if (missing > 0) blocks.push(context('One thing I could offer here is too long for a Slack button. Please type it.'));
  return blocks;
}

/** The `action_id` says what a press means: `call`, `form` (open a modal at once) or `open` (an address, nothing to do for us). */
function toButton(button: Button, place: string): types.Button | undefined {
  const look = {
    type: 'button' as const,
    text: plainText(literal(button.label || '…', limits.label)),
    ...(button.style && { style: button.style }),
    ...(button.says && { accessibility_label: literal(button.says, limits.label) }),
  };
  switch (button.kind) {
    case 'call': {
      const value = JSON.stringify(button.call);
      if (value.length > limits.value) return undefined;
      return { ...look, action_id: `${button.opens ?? 'call'}:${place}`, value };
    }
    case 'address':
      if (button.url.length > limits.url || !/^https?:\/\//.test(button.url)) return undefined;
      return { ...look, action_id: `open:${place}`, url: button.url };
    case 'page':
      // The application turns these into addresses: without one there is nothing to open.
      return undefined;
    default:
      return button satisfies never;
  }
}

/** The button stands at the right of its line. */
function rowBlock({ title, detail, button }: Row, place: string): SlackBlock {
  const accessory = button && toButton(button, place);
  return { type: 'section', text: mrkdwn(labelled(title, detail).trimEnd()), ...(accessory && { accessory }) };
}

/** The heads small above, what each row is about in bold. */
function tableBlocks(columns: string[], rows: string[][]): SlackBlock[] {
  const sections: string[] = [];
  for (const row of rows) {
    const line = tableLine(row);
    const last = sections.at(-1);
    if (last === undefined || last.length + line.length + 1 > limits.section) sections.push(line);
    else sections[sections.length - 1] = `${last}\n${line}`;
  }
  return [context(columns.join(' · ')), ...sections.map((text) => ({ type: 'section' as const, text: mrkdwn(text) }))];
}

function tableLine([first = '', ...others]: string[]): string {
  const words = unmarked(literal(others.join(' · '), limits.row));
  const name = unmarked(literal(first.replaceAll('*', ''), limits.factLabel)).trim();
  return [name && `*${name}*`, words].filter((part) => part !== '').join(' · ') || '…';
}

/** Breaking marks may double a text: label and value are cut so that both together stay below the limit of a field. */
function labelled(label: string, value: string, at?: number): string {
  const words = unmarked(literal(value, limits.factValue));
  const shown = at === undefined ? words : dated(at, words);
  return `*${unmarked(literal(label.replaceAll('*', ''), limits.factLabel)) || '…'}*\n${shown}`;
}

/** By each reader's own clock (docs.slack.dev, "Formatting message text", dates); the words stand where it cannot be shown. */
function dated(at: number, words: string): string {
  return `<!date^${Math.floor(at / 1_000)}^{date_short_pretty} {time}|${words.replaceAll('|', ' ')}>`;
}

function header(title: string): SlackBlock {
  return { type: 'header', text: plainText(literal(title || '…', limits.header)) };
}

function section(text: string): SlackBlock {
  return { type: 'section', text: plainText(text) };
}

function context(text: string): SlackBlock {
  return { type: 'context', elements: [plainText(literal(text, limits.context) || '…')] };
}

/** Plain text shows no markup, no links and, with `emoji` off, no `:names:` as pictures. */
export function plainText(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

/** `verbatim`: Slack makes no links or mentions of what looks like one. */
function mrkdwn(text: string): types.MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** Buttons and inputs. */
function isKept(block: SlackBlock): boolean {
  return block.type === 'actions' || block.type === 'input';
}

function isVisible(text: string): boolean {
  return text.trim() !== '';
}

function groups<T>(things: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(things.length / size) }, (_, at) => things.slice(at * size, (at + 1) * size));
}
