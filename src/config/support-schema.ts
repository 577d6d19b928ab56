import { z } from 'zod';
import type { Hours } from '../core/hours.ts';
import type { Destination } from '../core/support-routes.ts';
import { SHIPPED_ESCALATION, type SupportSettings } from '../core/support-settings.ts';
import { isZone } from '../core/zone.ts';
import type { Environment } from './environment.ts';
import { Duration, oneOrMore, Span, When } from './policy-schema.ts';

const MINUTE = 60_000;

/** `slack:C0SUPPORT`, `teams:19:…@thread.tacv2`, `mail:ops@example.com`, or the address of a person. */
const DestinationField = z.string().transform((text, ctx): Destination => {
  const [, kind, rest = ''] = /^(slack|teams|mail):(.+)$/.exec(text) ?? [];
  const email = z.email().safeParse(kind === 'mail' ? rest : text);
  if (kind === 'slack' || kind === 'teams') return { kind, channel: rest };
  if (email.success) return { kind: kind === 'mail' ? 'mail' : 'person', email: email.data.toLowerCase() };
  ctx.addIssue(
    `"${text}" is no place: write slack:C0SUPPORT, teams:19:…@thread.tacv2, an e-mail address of a person, or mail:<address>`,
  );
  return z.NEVER;
});

const Text = z.union([z.string().min(1), z.number().transform(String)]);

const Name = z.string().min(1).max(100);

/** By place: `slack:C0SUPPORT`. */
const ChannelNames = z.record(z.string(), Name).superRefine((names, ctx) => {
  for (const place of Object.keys(names))
    if (!/^(slack|teams):./.test(place))
      ctx.addIssue({ code: 'custom', path: [place], message: `"${place}" is no channel: write slack:C0SUPPORT` });
});

const Route = z.strictObject({
  name: z.string().min(1).max(60).optional(),
  account: oneOrMore(Text).default([]),
  product: oneOrMore(Text).default([]),
  words: oneOrMore(Text).default([]),
  severity: oneOrMore(Text).default([]),
  when: oneOrMore(When).default([]),
  to: oneOrMore(DestinationField),
  last: z.boolean().default(false),
});

const Step = z.strictObject({
  wait: Duration,
  to: oneOrMore(DestinationField).default([]),
  repeat: z.number().int().min(1).max(100).default(1),
});

const Contact = z.strictObject({
  email: z.email().toLowerCase(),
  quiet: oneOrMore(Span).default([]),
  digest: z
    .string()
    .transform((text, ctx): number => {
      const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? [];
      if (hour !== '' && Number(hour) < 24 && Number(minute) < 60) return Number(hour) * 60 + Number(minute);
      ctx.addIssue(`"${text}" is no time of day; write 08:00`);
      return z.NEVER;
    })
    .optional(),
  zone: z.string().refine(isZone, 'is not a time zone such as Europe/Berlin').optional(),
});

/** `supportLogs` of the configuration file. */
export const SupportSchema = z
  .strictObject({
    /** Which log goes where; every rule that fits adds its places. */
    routes: z.array(Route).default([]),
    /** For logs that no rule fits. */
    fallback: oneOrMore(DestinationField).default([]),
    /** Tried in this order when a place cannot be reached. */
    second: oneOrMore(DestinationField).default([]),
    /** How long a platform may be away before the second route is used. */
    secondAfter: Duration.default(10 * MINUTE),
    escalation: z.array(Step).min(1).optional(),
    /** So many reminders of the vendor bring the next step at once. */
    vendorReminders: z.number().int().min(1).max(100).default(2),
    contacts: z.array(Contact).default([]),
    /** Severities that reach people in their quiet hours, too. */
    wakes: oneOrMore(Text).default([]),
    /** Names of customer accounts, by id. */
    accounts: z.record(z.string(), Name).default({}),
    /** What channels are called: `slack:C0SUPPORT: '#support'`. Without it as the platform says. */
    names: ChannelNames.default({}),
    portal: z.url({ protocol: /^https?$/ }).optional(),
    changeState: oneOrMore(z.enum(['support-contact', 'admin'])).optional(),
  })
  .prefault({});

/** The part of the file as the core works with it. */
export function supportOf(
  file: z.output<typeof SupportSchema>,
  env: Pick<Environment, 'SUPPORT_LOGS_SLACK_CHANNEL' | 'SUPPORT_LOGS_TEAMS_CHANNEL'>,
  zone: string,
): SupportSettings {
  const defaults: Destination[] = [
    ...channel('slack', env.SUPPORT_LOGS_SLACK_CHANNEL),
    ...channel('teams', env.SUPPORT_LOGS_TEAMS_CHANNEL),
  ];
  const hours = (span: { from: number; to: number }, days: readonly number[], own: string | undefined): Hours => ({
    ...span,
    days,
    zone: own ?? zone,
  });
  return {
    routing: {
      routes: file.routes.map((route, at) => ({
        name: route.name ?? `route ${at + 1}`,
        accounts: route.account,
        products: route.product,
        words: route.words,
        severities: route.severity,
        when: route.when.map((when) => hours(when.hours, when.days, when.zone)),
        to: route.to,
        last: route.last,
      })),
      fallback: file.fallback.length > 0 ? file.fallback : defaults,
    },
    second: file.second.length > 0 ? file.second : defaults,
    secondAfterMs: file.secondAfter,
    escalation: file.escalation?.map(({ wait, to, repeat }) => ({ waitMs: wait, to, repeat })) ?? SHIPPED_ESCALATION,
    vendorReminders: file.vendorReminders,
    contacts: file.contacts.map(({ email, quiet, digest, zone: own }) => ({
      email,
      digest,
      zone: own ?? zone,
      quiet: quiet.map((span) => hours(span, EVERY_DAY, own)),
    })),
    wakes: file.wakes,
    accounts: file.accounts,
    names: file.names,
    portal: file.portal,
    mayChangeState: file.changeState,
  };
}

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

function channel(kind: 'slack' | 'teams', id: string | undefined): Destination[] {
  return id === undefined ? [] : [{ kind, channel: id }];
}

/** As with an empty file and no default channels. */
export const shippedSupport: SupportSettings = supportOf(
  SupportSchema.parse(undefined),
  { SUPPORT_LOGS_SLACK_CHANNEL: undefined, SUPPORT_LOGS_TEAMS_CHANNEL: undefined },
  'UTC',
);
