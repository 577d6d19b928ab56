import { z } from 'zod';

/** What Slack refuses in messages and views, after its Block Kit reference; strict, so that an unknown member shows. Lengths in code points. */

const upTo = (max: number, min = 1) =>
  z.string().refine((text) => Array.from(text).length <= max && Array.from(text).length >= min, {
    error: `must be ${min} to ${max} characters`,
  });
const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: upTo(max), emoji: z.boolean().optional() });
const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: upTo(max), verbatim: z.boolean().optional() });
const anyText = (max: number) => z.union([plain(max), mrkdwn(max)]);
const id = upTo(255);

const Button = z.strictObject({
  type: z.literal('button'),
  text: plain(75),
  action_id: id.optional(),
  url: upTo(3000).optional(),
  value: upTo(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: upTo(75).optional(),
});
const Option = z.strictObject({ text: plain(75), value: upTo(75), description: plain(75).optional() });
const Select = z.strictObject({
  type: z.literal('static_select'),
  action_id: id,
  placeholder: plain(150).optional(),
  options: z.array(Option).min(1).max(100),
  initial_option: Option.optional(),
});
const Overflow = z.strictObject({ type: z.literal('overflow'), action_id: id, options: z.array(Option).min(2).max(5) });
const TextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: id,
  initial_value: upTo(3000, 0).optional(),
  multiline: z.boolean().optional(),
  max_length: z.number().int().min(1).max(3000).optional(),
  placeholder: plain(150).optional(),
});
const block_id = id.optional();
const Block = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('header'), block_id, text: plain(150) }),
    z.strictObject({
      type: z.literal('section'),
      block_id,
      text: anyText(3000).optional(),
      fields: z.array(anyText(2000)).min(1).max(10).optional(),
      accessory: Button.optional(),
    }),
    z.strictObject({ type: z.literal('context'), block_id, elements: z.array(anyText(2000)).min(1).max(10) }),
    z.strictObject({ type: z.literal('divider'), block_id }),
    z.strictObject({
      type: z.literal('actions'),
      block_id,
      elements: z
        .array(z.union([Button, Select, Overflow]))
        .min(1)
        .max(25),
    }),
    z.strictObject({
      type: z.literal('input'),
      block_id,
      label: plain(2000),
      hint: plain(2000).optional(),
      optional: z.boolean().optional(),
      element: z.union([Select, TextInput]),
    }),
  ])
  .refine((block) => block.type !== 'section' || block.text || block.fields, {
    error: 'a section needs text or fields',
  });

const blocks = (max: number) =>
  z
    .array(Block)
    .max(max)
    .refine((all) => unique(all.map((block) => block.block_id)), { error: 'block ids must differ' })
    .refine(
      (all) => all.every((block) => block.type !== 'actions' || unique(block.elements.map((one) => one.action_id))),
      {
        error: 'action ids must differ',
      },
    )
    .refine((all) => all.every((block) => block.type !== 'actions' || primaries(block.elements) <= 1), {
      error: 'one primary button in a set',
    })
    .refine((all) => JSON.stringify(all).length < 60_000, { error: 'msg_blocks_too_long' });

const MessageContent = z.object({ text: upTo(40_000, 0).optional(), blocks: blocks(50).optional() });

const Home = z.strictObject({
  type: z.literal('home'),
  callback_id: id.optional(),
  external_id: id.optional(),
  private_metadata: upTo(3000, 0).optional(),
  blocks: blocks(100),
});

const Modal = z
  .strictObject({
    type: z.literal('modal'),
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    callback_id: id.optional(),
    external_id: id.optional(),
    private_metadata: upTo(3000, 0).optional(),
    blocks: blocks(100),
  })
  .refine((view) => view.submit || view.blocks.every((block) => block.type !== 'input'), {
    error: 'submit is required with inputs',
  })
  .refine(({ blocks: all }) => all.every((block) => block.type !== 'input' || hasItsOption(block.element)), {
    error: 'the initial option must be one of the options',
  });

const View = z.discriminatedUnion('type', [Home, Modal]);

/** What is wrong with a message, in words; nothing: empty. */
export function messageProblems(message: unknown): string[] {
  return problems(MessageContent.safeParse(message));
}

/** What is wrong with a view, in words; nothing: empty. */
export function viewProblems(view: unknown): string[] {
  return problems(View.safeParse(view));
}

function problems(result: z.ZodSafeParseResult<unknown>): string[] {
  return result.success ? [] : result.error.issues.map((issue) => `/${issue.path.join('/')}: ${issue.message}`);
}

function unique(ids: (string | undefined)[]): boolean {
  const given = ids.filter((one) => one !== undefined);
  return new Set(given).size === given.length;
}

function primaries(elements: { style?: string | undefined }[] | { type: string }[]): number {
  return elements.filter((element) => 'style' in element && element.style === 'primary').length;
}

function hasItsOption(element: z.infer<typeof Select> | z.infer<typeof TextInput>): boolean {
  if (element.type !== 'static_select' || !element.initial_option) return true;
  const initial = JSON.stringify(element.initial_option);
  return element.options.some((option) => JSON.stringify(option) === initial);
}
