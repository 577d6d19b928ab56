import { type Fields, fields, list, word } from './records.ts';

/** What stands in the inputs of a page, by `block_id`. */
export type Filled = Record<string, string | string[]>;

/** `view.state` (docs.slack.dev, "View submission"): block → action → type and value. */
export function stateOf(blocks: Fields[], filled: Filled): { values: Fields } {
  const values = blocks.flatMap((block) =>
    elementsOf(block).map((element): [string, Fields] => {
      const id = word(block.block_id);
      return [id, { [word(element.action_id)]: filledIn(element, filled[id]) }];
    }),
  );
  return { values: Object.fromEntries(values) };
}

/** What Slack itself does not let go: a required input that is empty, or a text of the wrong length. By `block_id`. */
export function problemsOf(blocks: Fields[], filled: Filled): Record<string, string> {
  const found: [string, string][] = [];
  for (const block of blocks) {
    if (block.type !== 'input') continue;
    const id = word(block.block_id);
    const given = filled[id] ?? '';
    const longest = Number(fields(block.element).max_length ?? Number.POSITIVE_INFINITY);
    if (given.length === 0 && block.optional !== true) found.push([id, 'Please complete this required field.']);
    else if (typeof given === 'string' && Array.from(given).length > longest)
      found.push([id, `Please use ${longest} characters or fewer.`]);
  }
  return Object.fromEntries(found);
}

function elementsOf(block: Fields): Fields[] {
  const all = block.type === 'input' ? list([block.element]) : list(block.elements);
  return all.filter(
    ({ type }) => type !== 'button' && type !== 'overflow' && type !== 'plain_text' && type !== 'mrkdwn',
  );
}

function filledIn(element: Fields, given: string | string[] = ''): Fields {
  const type = word(element.type);
  const options = list(element.options);
  const chosen = options.filter(({ value }) => (Array.isArray(given) ? given.includes(word(value)) : value === given));
  switch (type) {
    case 'static_select':
    case 'radio_buttons':
      return { type, selected_option: chosen[0] ?? null };
    case 'multi_static_select':
    case 'checkboxes':
      return { type, selected_options: chosen };
    default:
      return { type, value: given.length > 0 ? given : null };
  }
}
