import { buttons, call, card, press, text } from './build.ts';
import { cut } from './fit.ts';
import type { Call, Card } from './model.ts';
import { pageButtons } from './paging.ts';

const TITLE = 60;
/** A list that a platform shows has room for so many. */
const MOST_PRODUCTS = 90;
const LABEL = 70;

export interface LogLine {
  number: number;
  product: string;
  title: string;
  state: string;
  who: string;
  when: string;
}

/**
 * The logs that fit, the newest first, each with a button that opens it.
 * @param view.filter the input of the Call that shows the rest
 */
export function logsCard(view: {
  title: string;
  lines: readonly LogLine[];
  total: number;
  skip?: number;
  filter?: Call['input'];
  empty: string;
}): Card {
  const { title, lines, total, skip = 0, filter = {}, empty } = view;
  if (lines.length === 0) {
    const resolved = press('Show resolved', call('supportlog.list', { state: 'Resolved' }));
    return card(cut(title, TITLE), 'neutral', [text(empty), buttons(resolved, filterButton(filter))]);
  }
  return card(cut(title, TITLE), 'neutral', [
    {
      kind: 'rows',
      rows: lines.map((line) => ({
        title: cut(`${line.number} · ${line.product}: ${line.title}`, 120),
        detail: `${line.state}${line.who === '' ? '' : `, ${line.who} has it`} · ${line.when}`,
        button: press('Open', call('supportlog.show', { log: String(line.number) }), {
          says: `Open log ${line.number}: ${line.title}`,
        }),
      })),
    },
    buttons(
      ...pageButtons({ skip, total }, (next) => call('supportlog.list', { ...filter, skip: next })),
      filterButton(filter),
    ),
  ]);
}

/**
 * Which logs are to be listed.
 * @param view.products those that had a log lately
 * @param view.filter what is looked for now
 */
export function logFilterForm(view: {
  products: readonly string[];
  filter: { state?: string | undefined; product?: string | undefined; query?: string | undefined };
}): Card {
  const { filter } = view;
  const products = view.products.slice(0, MOST_PRODUCTS);
  const states = ['Open', 'Reported', 'Resolved'];
  const options = (values: readonly string[], unfiltered: string) => [
    { label: unfiltered, value: '' },
    ...values.map((value) => ({ label: cut(value, LABEL), value })),
  ];
  return card('Filter the support logs', 'neutral', [
    text('Products are those that had a log in the last 60 days.'),
    {
      kind: 'form',
      inputs: [
        {
          kind: 'choice',
          name: 'state',
          label: 'State',
          required: false,
          value: filter.state ?? '',
          options: options(states, 'Any state'),
        },
        {
          kind: 'choice',
          name: 'product',
          label: 'Product',
          required: false,
          value: products.find((one) => one === filter.product) ?? '',
          options: options(products, 'Any product'),
        },
        {
          kind: 'text',
          name: 'query',
          label: 'Words of the title',
          required: false,
          value: filter.query ?? '',
          maxLength: 100,
        },
      ],
      submit: press('Show support logs', call('supportlog.list', { every: true }), { style: 'primary' }),
    },
  ]);
}

/** Asks for the filter, filled in with what is looked for now. */
function filterButton(filter: Call['input']) {
  return press('Filter', call('supportlog.list', { ...filter, choose: true }), { opens: 'form' });
}
