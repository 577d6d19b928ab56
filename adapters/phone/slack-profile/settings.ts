import { z } from 'zod';

/** The Slack app through which people let us write to their own profile. */
export const settings = z.object({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** `SLACK_API_URL`. */
  apiUrl: z
    .url({ protocol: /^https?$/ })
    .default('https://slack.com/api')
    .transform((url) => url.replace(/\/+$/, '')),
});
export type SlackProfileSettings = z.output<typeof settings>;
