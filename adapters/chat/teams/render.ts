import { cut } from '../../../cards/fit.ts';
import { fold, joined } from '../../../cards/fold.ts';
import type { Block, Button, CallButton, Card, Input, Personal, Row } from '../../../cards/model.ts';
import { plain } from '../../../cards/plain.ts';
import { literal } from './escape.ts';
import { shrunk } from './shrink.ts';

/**
 * Where a card is seen. `direct`: by one person, so a press may turn it into the answer. `shared`: by everybody, so a form opens
 * in a dialog. `dialog`: in that dialog, which knows no Action.Execute.
 */
export type Place = 'direct' | 'shared' | 'dialog';

interface Element {
  type: string;
  [member: string]: unknown;
}

export interface AdaptiveCard {
  type: 'AdaptiveCard';
  $schema: string;
  version: '1.5';
  fallbackText: string;
  speak: string;
  body: Element[];
  msteams?: { width: 'Full' };
  /** Clients of these people ask at once for the card as they see it ("Up to date cards", user-specific views). */
  refresh?: { action: Element; userIds: string[] };
}

/** Stays below every limit that any page of Microsoft's names for a message (28 KB is the smallest). */
const wantedBytes = 25_000;
const inWordsLength = 700;

/**
 * A card as Adaptive Card 1.5, at most about 25 KB: a longer one loses rows and text, and says so.
 * @param owner who alone sees it, when it is one person: its buttons then say so, and work for nobody else
 */
export function render(card: Card, place: Place, owner?: string): AdaptiveCard {
  for (const smaller of shrunk(card)) {
    const drawn = draw(smaller, place);
    if (owner !== undefined) for (const element of drawn.body) belongTo(element, owner);
    if (Buffer.byteLength(JSON.stringify(drawn)) <= wantedBytes) return drawn;
  }
  return draw({ title: cut(card.title, 200), tone: card.tone, blocks: [] }, place);
}

/** Whatever carries a Call says for whom it is. */
function belongTo(value: unknown, owner: string): void {
  if (typeof value !== 'object' || value === null) return;
  if ('call' in value) Object.assign(value, { for: owner });
  else for (const inner of Object.values(value)) belongTo(inner, owner);
}

function draw(given: Card, place: Place): AdaptiveCard {
  const personal = place === 'shared' ? given.personal : undefined;
  const card = personal?.whole ? withoutStandIns(given) : given;
  const inWords = cut(plain(card), inWordsLength) || '…';
  const hasForm = card.blocks.some((block) => block.kind === 'form');
  const hasTable = card.blocks.some((block) => block.kind === 'table');
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: inWords,
    speak: inWords,
    body: [
      heading(card),
      ...joined(card.blocks).flatMap((block) => drawBlock(block, place, hasForm)),
      ...(card.state
        ? [textBlock(card.state, { isSubtle: true, size: 'small', spacing: 'medium', separator: true })]
        : []),
    ],
    ...(hasTable ? { msteams: { width: 'Full' as const } } : {}),
    ...(personal && { refresh: { action: lookAction(personal), userIds: personal.viewers } }),
  };
}

/** A verb of its own: whatever triggers it, nothing is done but looked. */
function lookAction({ call }: Personal): Element {
  return { type: 'Action.Execute', title: 'Refresh', verb: 'look', data: { call } };
}

/** Those who need these buttons see a card of their own. */
function withoutStandIns(card: Card): Card {
  const blocks = card.blocks.map((block) =>
    block.kind === 'buttons'
      ? { ...block, buttons: block.buttons.filter(({ unlessPersonal }) => !unlessPersonal) }
      : block,
  );
  return { ...card, blocks };
}

/** The names cross over: Teams draws `attention` in red, for what went wrong, and `warning` in amber, for what wants to be looked at. */
const toneStyles = { neutral: 'default', good: 'good', attention: 'warning', warning: 'attention' } as const;

function heading({ title, tone }: Card): Element {
  return {
    type: 'Container',
    style: toneStyles[tone],
    ...(tone === 'neutral' ? {} : { bleed: true }),
    items: [textBlock(title, { weight: 'bolder', size: 'medium', style: 'heading' })],
  };
}

function textBlock(text: string, look: Record<string, unknown> = {}): Element {
  return { type: 'TextBlock', text: literal(text), wrap: true, ...look };
}

function drawBlock(block: Block, place: Place, hasForm: boolean): Element[] {
  switch (block.kind) {
    case 'text':
      return [textBlock(block.text, block.subtle ? { isSubtle: true, size: 'small' } : {})];
    case 'facts': {
      const facts = block.facts.map(({ label, value, at }) => ({
        title: literal(label),
        value: at === undefined ? literal(value) : dated(at),
      }));
      return [{ type: 'FactSet', facts }];
    }
    case 'table':
      return drawTable(block.columns, block.rows);
    case 'rows':
      return block.rows.map((row, at) => drawRow(row, place, hasForm, at === 0));
    case 'form':
      return [
        ...block.inputs.flatMap(drawInput),
        { type: 'ActionSet', actions: [callAction(block.submit, place, {})] },
      ];
    case 'buttons':
      return drawButtons(block.buttons, place, hasForm);
    default:
      return block satisfies never;
  }
}

/** By each reader's own clock (Microsoft Learn, "Text features in Adaptive Cards": DATE and TIME). */
function dated(at: number): string {
  const instant = `${new Date(at).toISOString().slice(0, 19)}Z`;
  return `{{DATE(${instant},SHORT)}} {{TIME(${instant})}}`;
}

/** Rows of columns that wrap, at most three wide: what a phone can still show. Further cells join the third. */
function drawTable(columns: string[], rows: string[][]): Element[] {
  const weights = weightsOf(threeAtMost(columns), rows.map(threeAtMost));
  const row = (cells: string[], look: Record<string, unknown>, isFirst: boolean): Element => ({
    type: 'ColumnSet',
    separator: isFirst,
    spacing: 'small',
    columns: threeAtMost(cells).map((cell, at) => ({
      type: 'Column',
      width: weights[at] ?? 'stretch',
      items: [textBlock(cell, at === 0 ? { weight: 'bolder', ...look } : look)],
    })),
  });
  return [row(columns, { isSubtle: true, size: 'small' }, false), ...rows.map((cells, at) => row(cells, {}, at === 0))];
}

/** A line with its button at the right, where it stays also on a phone: the words beside it wrap. */
function drawRow({ title, detail, button }: Row, place: Place, hasForm: boolean, isFirst: boolean): Element {
  const words = [
    textBlock(title, { weight: 'bolder' }),
    ...(detail === '' ? [] : [textBlock(detail, { isSubtle: true, size: 'small', spacing: 'none' })]),
  ];
  const pressed = button ? drawButtons([button], place, hasForm) : [];
  const column = (width: string, items: Element[]): Element => ({
    type: 'Column',
    width,
    verticalContentAlignment: 'center',
    items,
  });
  return {
    type: 'ColumnSet',
    separator: !isFirst,
    spacing: 'small',
    columns: [column('stretch', words), ...(pressed.length > 0 ? [column('auto', pressed)] : [])],
  };
}

/** So many letters stand beside each other on a phone, the gaps between two columns counted as letters. */
const NARROW = 34;
const GAP = 2;
const BOLD = 1.15;
const LONGEST_WORD = 12;
const LONGEST_CELL = 60;

/** Each column as wide as its longest word, so that none is broken on a phone; what is left goes to those that have more to say. */
function weightsOf(columns: string[], rows: string[][]): number[] {
  const cells = columns.map((head, at) => [head, ...rows.map((row) => row[at] ?? '')]);
  const words = cells.map((some, at) => {
    const word = Math.min(LONGEST_WORD, longest(some.flatMap((cell) => cell.split(/\s/))));
    return word * (at === 0 ? BOLD : 1) + GAP;
  });
  const wants = cells.map((some, at) => Math.max(0, Math.min(LONGEST_CELL, longest(some)) - (words[at] ?? 0)));
  const left = Math.max(0, NARROW - sum(words));
  const wanted = Math.max(1, sum(wants));
  return words.map((word, at) => Math.max(1, Math.round(word + (left * (wants[at] ?? 0)) / wanted)));
}

const longest = (texts: string[]) => Math.max(0, ...texts.map(({ length }) => length));
const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);

function threeAtMost(cells: string[]): string[] {
  return cells.length <= 3 ? cells : [...cells.slice(0, 2), cells.slice(2).join(' · ')];
}

function drawInput(input: Input): Element[] {
  const shared = {
    id: input.name,
    label: input.label,
    isRequired: input.required,
    ...(input.required ? { errorMessage: `${input.label} is needed` } : {}),
    ...(input.value === undefined ? {} : { value: input.value }),
  };
  const hint =
    input.hint === undefined ? [] : [textBlock(input.hint, { isSubtle: true, size: 'small', spacing: 'none' })];
  switch (input.kind) {
    case 'text': {
      const { placeholder, maxLength, multiline } = input;
      const look = {
        ...(placeholder === undefined ? {} : { placeholder }),
        ...(maxLength === undefined ? {} : { maxLength }),
        ...(multiline ? { isMultiline: true } : {}),
      };
      return [{ type: 'Input.Text', ...shared, ...look }, ...hint];
    }
    case 'choice': {
      const choices = input.options.map(({ label, value }) => ({ title: label, value }));
      return [{ type: 'Input.ChoiceSet', ...shared, style: 'compact', placeholder: 'Choose …', choices }, ...hint];
    }
    default:
      return input satisfies never;
  }
}

/** All buttons are kept, the rest in the menu at the end: a person to choose must not vanish. */
function drawButtons(buttons: Button[], place: Place, hasForm: boolean): Element[] {
  // A button beside a form is not its submit: it sends no inputs, and no empty one holds it back.
  const inputs = hasForm ? { associatedInputs: 'none' } : {};
  const { shown, menu } = fold(buttons.filter(({ kind }) => kind !== 'page'));
  const actions = [
    ...shown.flatMap((button) => drawButton(button, place, inputs)),
    ...menu.flatMap((button) => drawButton(button, place, inputs)).map((action) => ({ ...action, mode: 'secondary' })),
  ];
  return actions.length === 0 ? [] : [{ type: 'ActionSet', actions }];
}

function drawButton(button: Button, place: Place, inputs: Record<string, string>): Element[] {
  switch (button.kind) {
    case 'call':
      return [callAction(button, place, inputs)];
    case 'address':
      return [{ type: 'Action.OpenUrl', ...look(button), url: button.url }];
    case 'page':
      // The application makes addresses of these; without one there is nothing to open.
      return [];
    default:
      return button satisfies never;
  }
}

function callAction(button: CallButton, place: Place, inputs: Record<string, string>): Element {
  const data = { call: button.call };
  if (place === 'dialog') return { type: 'Action.Submit', ...look(button), data, ...inputs };
  if (place === 'shared' && button.opens === 'form') {
    return { type: 'Action.Submit', ...look(button), data: { ...data, msteams: { type: 'task/fetch' } }, ...inputs };
  }
  return {
    type: 'Action.Execute',
    verb: 'call',
    ...look(button),
    data,
    ...inputs,
    fallback: { type: 'Action.Submit', ...look(button), data, ...inputs },
  };
}

function look({ label, style, says }: Button): Record<string, unknown> {
  const kind = style === 'primary' ? { style: 'positive' } : style === 'danger' ? { style: 'destructive' } : {};
  return { title: cut(label, 75), ...kind, ...(says === undefined ? {} : { tooltip: says }) };
}
