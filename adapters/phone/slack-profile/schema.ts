import { z } from 'zod';

/** Every answer of Slack says whether it worked; `error` is a short name. */
export const Answer = z.union([
  z.looseObject({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), error: z.string().catch('unknown') }),
]);

/** `users.profile.get`. */
export const Profile = z
  .object({
    profile: z.object({
      status_text: z.string().catch(''),
      status_emoji: z.string().catch(''),
      status_expiration: z.number().catch(0),
    }),
  })
  .transform(({ profile }) => ({
    text: profile.status_text,
    emoji: profile.status_emoji,
    expiration: profile.status_expiration,
  }));
export type Profile = z.output<typeof Profile>;

/** `dnd.info`: a pause that the person has switched on; the nightly schedule is not one. */
export const Pause = z
  .object({ snooze_enabled: z.boolean().catch(false), snooze_endtime: z.number().catch(0) })
  .transform(({ snooze_enabled, snooze_endtime }) => ({ on: snooze_enabled, untilMs: snooze_endtime * 1_000 }));

/** `oauth.v2.access`, for a person's own agreement. */
export const Agreed = z.object({
  team: z.object({ id: z.string() }),
  authed_user: z.object({ id: z.string(), access_token: z.string().min(1), scope: z.string().catch('') }),
});

/** What is kept with a status that is to be put back. */
export const Raw = z.object({ text: z.string(), emoji: z.string(), expiration: z.number() });
