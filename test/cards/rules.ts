import { fold } from '../../cards/fold.ts';
import type { Block, Button, Card } from '../../cards/model.ts';
import { plain } from '../../cards/plain.ts';

/** Whether it is so, and what is said of it then. */
type Fault = [is: boolean, fault: string];

/** What guides the look of every card: how long, how many, in what order, in what words. One line for each thing that is not so. */
export function cardFaults(card: Card): string[] {
  const buttons = buttonsOf(card.blocks);
  const facts = card.blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : []));
  const faults: Fault[] = [
    [card.title.trim() === '', 'it has no title'],
    [length(card.title) > 60, `its title has ${length(card.title)} characters`],
    [/[.:,;]$/.test(card.title), 'its title ends like a sentence'],
    [facts.length > 6, `it has ${facts.length} facts`],
    [facts.some(({ label }) => length(label) > 30), 'the label of a fact is long'],
    [facts.some(({ label, value }) => label === '' || value === ''), 'a fact is empty'],
    [card.blocks.some((block) => rowsOf(block) > 10), 'a list has more than ten rows'],
    [
      card.blocks.some((block) => block.kind === 'table' && block.columns.length > 4),
      'a table has more than four columns',
    ],
    [fold(buttons).shown.length > 5, `it has ${buttons.length} buttons`],
    [buttons.filter(({ style }) => style === 'primary').length > 1, 'more than one button is primary'],
    [buttons.slice(1).some(({ style }) => style === 'primary'), 'the primary button is not the first'],
    [
      buttons.slice(0, -1).some(({ style }) => style === 'danger') && !isForm(card),
      'what destroys is not the last button',
    ],
    [length(card.state ?? '') > 90, `its state line has ${length(card.state ?? '')} characters`],
    ...words(card).flatMap((said): Fault[] => [
      [/[!¡]/.test(said), `it shouts: ${said}`],
      [/\p{Extended_Pictographic}/u.test(said), `it is decorated: ${said}`],
      [/\b[A-Z]+(_[A-Z]+)+\b|\b[a-z]+(_[a-z]+)+\b|\b[a-z]+[A-Z]\w+\b/.test(said), `it speaks as a machine: ${said}`],
      [/\b(please|successfully|sorry|oops)\b/i.test(said), `it is servile: ${said}`],
      [/[“”]|’s\b/.test(said) && !said.includes('„'), `its quotation marks are of another kind: ${said}`],
      [/\bundefined\b|\bnull\b|\bNaN\b|\[object/.test(said), `it has a hole: ${said}`],
      [
        /\b1 (?:more )?(?:\w+s)\b(?<!\b1 (?:more )?(?:hours|was))/.test(said) &&
          /\b1 (?:more )?(?:logs|meetings|people|calls|requests|notes|others|files)\b/.test(said),
        `one of many: ${said}`,
      ],
      [/\b\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d\.\d|\d[TZ]\b/.test(said), `its dates are for machines: ${said}`],
      [/ {2}|\s$|^\s/.test(said), `its spaces are wrong: "${said}"`],
    ]),
    // What can be chosen is named as it is called.
    ...buttons.map(
      ({ label }): Fault => [length(label) > 30 && !card.title.endsWith('?'), `a button is long: ${label}`],
    ),
    ...twinFaults(card),
    ...sameLabels([...buttons, ...rowButtons(card.blocks)]),
  ];
  return faults.flatMap(([is, fault]) => (is ? [fault] : []));
}

/** The words of the card that its text twin does not say. */
function twinFaults(card: Card): Fault[] {
  const twin = plain(card);
  const said = card.blocks.flatMap((block) => {
    if (block.kind === 'facts') return block.facts.flatMap(({ label, value }) => [label, value]);
    if (block.kind === 'text') return [block.text];
    if (block.kind === 'rows') return block.rows.flatMap(({ title, detail }) => [title, detail]);
    return block.kind === 'table' ? block.rows.flat() : [];
  });
  return [card.title, card.state ?? '', ...said].map((one) => [!twin.includes(one), `its twin does not say: ${one}`]);
}

/** Who only hears "Open, Open, Open" cannot choose. */
function sameLabels(buttons: readonly Button[]): Fault[] {
  const spoken = buttons.map(({ label, says }) => says ?? label);
  return spoken.map((one, at) => [spoken.indexOf(one) !== at, `two buttons are called "${one}"`]);
}

/** What is pressed below the card's content; those at the end of a row belong to the row. */
function buttonsOf(blocks: readonly Block[]): Button[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'buttons') return block.buttons;
    return block.kind === 'form' ? [block.submit] : [];
  });
}

function rowButtons(blocks: readonly Block[]): Button[] {
  return blocks.flatMap((block) => (block.kind === 'rows' ? block.rows.flatMap(({ button }) => button ?? []) : []));
}

/** Every text that stands on the card, whoever wrote it. */
function words(card: Card): string[] {
  const texts = card.blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'text':
        return block.text.split('\n');
      case 'facts':
        return block.facts.flatMap(({ label, value }) => [label, value]);
      case 'table':
        return [...block.columns, ...block.rows.flat()];
      case 'rows':
        return block.rows.flatMap(({ title, detail }) => [title, detail]);
      case 'form':
        return block.inputs.flatMap(({ label, hint = '' }) => [label, hint]);
      case 'buttons':
        return block.buttons.flatMap(({ label, says = label }) => [label, says]);
      default:
        return block satisfies never;
    }
  });
  return [card.title, card.state ?? '', ...texts].map((one) => one.replaceAll(/\S+@\S+|https?:\S+|"[^"]*"/g, '…'));
}

function rowsOf(block: Block): number {
  return block.kind === 'table' || block.kind === 'rows' ? block.rows.length : 0;
}

function isForm({ blocks }: Card): boolean {
  return blocks.some((block) => block.kind === 'form');
}

function length(text: string): number {
  return Array.from(text).length;
}
