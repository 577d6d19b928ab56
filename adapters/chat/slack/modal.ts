import type { types } from '@slack/bolt';
import { cut } from '../../../cards/fit.ts';
import type { Card, FormBlock, Input } from '../../../cards/model.ts';
import type { ModalNote } from './handle.ts';
import { contentBlocks, fitBlocks, formOf, plainText, type SlackBlock } from './render.ts';
import { escapeText, literal } from './text.ts';

export type ModalView = types.ModalView;

/** Slack's limits for views (docs.slack.dev, "Views"), in code points. */
const limits = {
  title: 24,
  note: 3000,
  label: 2000,
  placeholder: 150,
  hint: 2000,
  option: 75,
  options: 100,
  text: 3000,
  blocks: 98,
};

/** Stands in the modal until the answer is there: a trigger lives 3 s, the phone system may take longer. */
export function loadingView(external: string): ModalView {
  return {
    type: 'modal',
    external_id: external,
    title: plainText('Patchcord'),
    close: plainText('Close'),
    blocks: [{ type: 'section', text: plainText('One moment …') }],
  };
}

/**
 * A card as a modal: its form with a submit button, or, without a form, the card to be read. `undefined` when the note
 * which the modal must carry is longer than Slack keeps.
 */
export function renderModal(card: Card, note: ModalNote, external?: string): ModalView | undefined {
  const form = formOf(card);
  const metadata = noteText(form ? { ...note, call: form.submit.call } : note);
  if (metadata === undefined) return undefined;
  const blocks = fitBlocks(card, limits.blocks, (block, at) =>
    block.kind === 'form' ? (block === form ? block.inputs.map(toInput) : []) : contentBlocks(block, at),
  );
  // A title that the modal's own one shows whole need not stand twice.
  const fits = Array.from(escapeText(card.title)).length <= limits.title;
  const isWhole = blocks.length > 1 && fits;
  return {
    type: 'modal',
    ...(external && { external_id: external }),
    callback_id: form ? 'form' : 'card',
    private_metadata: metadata,
    // Cut, it would say less than none: the whole one stands below.
    title: plainText((fits && literal(card.title, limits.title)) || 'Patchcord'),
    ...(form && { submit: plainText(literal(form.submit.label || 'Send', limits.title)) }),
    close: plainText(form ? 'Cancel' : 'Close'),
    blocks: isWhole ? blocks.slice(1) : blocks,
  };
}

/** The response address is the one part that can be done without: then the result comes another way. */
function noteText(note: ModalNote): string | undefined {
  const whole = JSON.stringify(note);
  if (whole.length <= limits.note) return whole;
  const { response: _, ...origin } = note.origin;
  const shorter = JSON.stringify({ ...note, origin });
  return shorter.length <= limits.note ? shorter : undefined;
}

/** The field's name is the `block_id`: it comes back as the key of the value. */
function toInput(input: FormBlock['inputs'][number]): SlackBlock {
  return {
    type: 'input',
    block_id: `field:${input.name}`,
    optional: !input.required,
    label: plainText(literal(input.label || input.name, limits.label)),
    ...(input.hint && { hint: plainText(literal(input.hint, limits.hint)) }),
    element: toElement(input),
  };
}

function toElement(input: Input): types.PlainTextInput | types.StaticSelect {
  switch (input.kind) {
    case 'text': {
      const max = Math.min(input.maxLength ?? limits.text, limits.text);
      return {
        type: 'plain_text_input',
        action_id: 'value',
        max_length: max,
        ...(input.multiline && { multiline: true }),
        ...(input.placeholder && { placeholder: plainText(literal(input.placeholder, limits.placeholder)) }),
        // Not escaped: it comes back as it was given.
        ...(input.value && { initial_value: cut(input.value, max) }),
      };
    }
    case 'choice': {
      // A longer value would come back cut, as another one. Ids and names of states are far below.
      const fitting = input.options.filter((option) => option.value !== '' && option.value.length <= limits.option);
      const options = fitting.slice(0, limits.options).map((option) => ({
        text: plainText(literal(option.label || option.value, limits.option)),
        value: option.value,
      }));
      // Slack refuses a list without entries.
      if (options.length === 0) return { type: 'plain_text_input', action_id: 'value', max_length: limits.text };
      const initial = options.find((option) => option.value === input.value);
      return {
        type: 'static_select',
        action_id: 'value',
        placeholder: { type: 'plain_text', text: 'Choose …' },
        options,
        ...(initial && { initial_option: initial }),
      };
    }
    default:
      return input satisfies never;
  }
}
