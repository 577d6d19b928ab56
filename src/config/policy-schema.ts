import { z } from 'zod';
import {
  type ApprovalTerms,
  type ChannelName,
  type On,
  type RuleOutcome,
  SHIPPED_TERMS,
  type Who,
} from '../core/policy.ts';
import type { Role } from '../core/principal.ts';
import { isZone } from '../core/zone.ts';
import { CommandPattern } from './command-ids.ts';

const ROLES: Record<Role, true> = { employee: true, supervisor: true, admin: true, 'support-contact': true };
const ABOUT = { self: true, others: true, 'same-queue': true, 'same-department': true } as const;
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const MINUTE = 60_000;
const LONGEST_MS = 30 * 24 * 60 * MINUTE;

const isRole = (text: string): text is Role => Object.hasOwn(ROLES, text);
const isAbout = (text: string): text is keyof typeof ABOUT => Object.hasOwn(ABOUT, text);
const isEmail = (text: string): boolean => z.email().safeParse(text).success;

/** One or several: a single value need not be written as a list. */
export const oneOrMore = <T extends z.ZodType>(one: T) =>
  z.preprocess((given) => (given === undefined || Array.isArray(given) ? given : [given]), z.array(one).min(1));

const whoOf = (text: string): Who | undefined => {
  const role = text.replace(/^role:/, '');
  if (isRole(role)) return { role };
  if (/^group:./.test(text)) return { group: text.slice('group:'.length) };
  return isEmail(text) ? { person: text.toLowerCase() } : undefined;
};

const WhoField = z.string().transform((text, ctx): Who => {
  const who = whoOf(text);
  if (who) return who;
  ctx.addIssue(`"${text}" is nobody: write ${Object.keys(ROLES).join(', ')}, group:<name> or an e-mail address`);
  return z.NEVER;
});

const OnField = z.string().transform((text, ctx): On => {
  const on = isAbout(text) ? text : whoOf(text);
  if (on) return on;
  const words = Object.keys(ABOUT).join(', ');
  ctx.addIssue(`"${text}" is nobody: write ${words}, role:<role>, group:<name> or an e-mail address`);
  return z.NEVER;
});

/** `4h`, `90m`, `1d`, `1h30m`; in milliseconds. */
export const Duration = z.string().transform((text, ctx): number => {
  const parts = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$/.exec(text.replaceAll(' ', ''));
  const [days = 0, hours = 0, minutes = 0] = (parts ?? []).slice(1).map((part) => Number(part ?? 0));
  const ms = ((days * 24 + hours) * 60 + minutes) * MINUTE;
  if (parts && ms >= MINUTE && ms <= LONGEST_MS) return ms;
  ctx.addIssue(`"${text}" is no duration between 1m and 30d; write 30m, 4h or 2d`);
  return z.NEVER;
});

/** `08:00-18:00`; `24:00` may end it, and the end may lie after midnight: `22:00-06:00`. */
export const Span = z.string().transform((text, ctx): { from: number; to: number } => {
  const parts = /^(\d{1,2}):(\d{2}) *[-–] *(\d{1,2}):(\d{2})$/.exec(text);
  const [h1 = 0, m1 = 0, h2 = 0, m2 = 0] = (parts ?? []).slice(1).map(Number);
  const from = h1 * 60 + m1;
  const to = h2 * 60 + m2;
  if (parts && h1 < 24 && m1 < 60 && m2 < 60 && to <= 24 * 60 && from !== to) return { from, to };
  ctx.addIssue(`"${text}" are no hours; write 08:00-18:00`);
  return z.NEVER;
});

/** `mon-fri`, `sat`; 0 is Sunday. */
const Day = z.string().transform((text, ctx): number[] => {
  const [first = '', last = first, ...more] = text
    .toLowerCase()
    .split('-')
    .map((day) => day.trim().slice(0, 3));
  const from = DAYS.indexOf(first);
  const to = DAYS.indexOf(last);
  if (from >= 0 && to >= 0 && more.length === 0)
    return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, at) => (from + at) % 7);
  ctx.addIssue(`"${text}" is no day; write mon, tue … or mon-fri`);
  return z.NEVER;
});

export const When = z.strictObject({
  hours: Span.default({ from: 0, to: 24 * 60 }),
  days: oneOrMore(Day)
    .transform((days) => [...new Set(days.flat())])
    .default([0, 1, 2, 3, 4, 5, 6]),
  zone: z.string().refine(isZone, 'is not a time zone such as Europe/Berlin').optional(),
});

const ChannelField = z.string().transform((text, ctx): ChannelName => {
  const [, platform, id = ''] = /^(slack|teams):(\S+)$/.exec(text) ?? [];
  if (platform === 'slack' && /^[CG][A-Z0-9]+$/.test(id)) return { platform, id };
  if (platform === 'teams' && /^19:\S+$/.test(id)) return { platform, id };
  ctx.addIssue(`"${text}" is no channel; write slack:C0123ABC or teams:19:…@thread.tacv2`);
  return z.NEVER;
});

const Step = z.strictObject({ by: oneOrMore(WhoField), need: z.number().int().min(1).max(20).default(1) });

const Approve = z
  .strictObject({
    by: oneOrMore(WhoField).optional(),
    need: z.number().int().min(1).max(20).optional(),
    steps: z.array(Step).min(1).max(5).optional(),
    within: Duration.default(SHIPPED_TERMS.withinMs),
    reason: z.enum(['optional', 'required']).default(SHIPPED_TERMS.reason),
    remind: Duration.optional(),
    escalate: oneOrMore(WhoField).default([]),
    /** Channels in which the request stands too: `slack:C0123ABC`, `teams:19:…@thread.tacv2`. */
    channels: oneOrMore(ChannelField).default([]),
    /** False: in these channels only. */
    direct: z.boolean().default(true),
    /** To be typed before anybody is asked. */
    word: z.string().min(1).max(100).optional(),
  })
  .superRefine((given, ctx) => {
    if (given.steps && (given.by || given.need !== undefined))
      ctx.addIssue({ code: 'custom', message: 'takes either steps, or by and need' });
    if (!given.direct && given.channels.length === 0)
      ctx.addIssue({
        code: 'custom',
        path: ['direct'],
        message: 'is false, and there are no channels: nobody would be asked',
      });
    if (given.remind !== undefined && given.remind >= given.within)
      ctx.addIssue({
        code: 'custom',
        path: ['remind'],
        message: 'comes after the time is up; make it shorter than within',
      });
  })
  .transform(
    ({
      by,
      need,
      steps,
      within,
      reason,
      remind,
      escalate,
      channels,
      direct,
      word,
    }): Extract<RuleOutcome, { kind: 'approve' }> => {
      const terms: ApprovalTerms = {
        steps: steps ?? [{ by: by ?? [{ role: 'admin' }], need: need ?? 1 }],
        withinMs: within,
        reason,
        remindAfterMs: remind ?? Math.min(SHIPPED_TERMS.remindAfterMs, within / 2),
        escalateTo: escalate,
        channels,
        direct,
      };
      return { kind: 'approve', terms, ...(word !== undefined && { word }) };
    },
  );

const OUTCOMES = ['then', 'confirm', 'approve', 'deny'] as const;

/** One rule as the operator writes it: to whom it applies, and exactly one outcome. */
export const RuleSchema = z
  .strictObject({
    name: z.string().min(1).max(60).optional(),
    who: oneOrMore(WhoField).default([]),
    what: oneOrMore(CommandPattern),
    on: oneOrMore(OnField).default([]),
    when: oneOrMore(When).default([]),
    where: oneOrMore(z.enum(['direct', 'group', 'channel', 'slack', 'teams'])).default([]),
    // biome-ignore lint/suspicious/noThenProperty: the word of the configuration file; what is parsed is never awaited
    then: z.enum(['allow', 'confirm', 'step-up']).optional(),
    confirm: z.strictObject({ word: z.string().min(1).max(100) }).optional(),
    approve: Approve.optional(),
    deny: z.string().min(1).max(300).optional(),
  })
  .superRefine((rule, ctx) => {
    const given = OUTCOMES.filter((name) => rule[name] !== undefined);
    if (given.length === 1) return;
    const found = given.length === 0 ? 'this one has none' : `this one has ${given.join(' and ')}`;
    ctx.addIssue({ code: 'custom', message: `a rule has exactly one of ${OUTCOMES.join(', ')}; ${found}` });
  });
export type WrittenRule = z.output<typeof RuleSchema>;

export const GroupSchema = z.strictObject({
  /** E-mail addresses. */
  members: z.array(z.email().toLowerCase()).default([]),
  /** Ids of Slack user groups (`S0614TZR7`); needs the scope `usergroups:read`. */
  slack: z
    .array(z.string().regex(/^S[A-Z0-9]+$/, 'is not the id of a Slack user group, such as S0614TZR7'))
    .default([]),
  /** Object ids of Entra groups, read through Microsoft Graph. */
  entra: z.array(z.guid('is not the object id of an Entra group')).default([]),
});
export type GroupSettings = z.output<typeof GroupSchema>;

export const PolicySchema = z.array(RuleSchema).default([]);
export const GroupsSchema = z
  .record(z.string().regex(/^[\w-]+$/, 'is not a name: letters, digits, - and _'), GroupSchema)
  .default({});

/** What happens when the rule applies. */
export function outcomeOf(rule: WrittenRule): RuleOutcome {
  if (rule.deny !== undefined) return { kind: 'deny', sentence: rule.deny };
  if (rule.approve) return rule.approve;
  if (rule.confirm) return { kind: 'confirm', word: rule.confirm.word };
  return { kind: rule.then ?? 'confirm' };
}
