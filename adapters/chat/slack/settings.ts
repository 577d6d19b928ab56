import { z } from 'zod';

const Secret = z.string().trim().min(1);

/** What the operator sets for Slack. Either a bot token (one workspace) or a client id and secret (installation by OAuth). */
export const settings = z
  .object({
    /** `SLACK_SIGNING_SECRET`: App settings, Basic Information, Signing Secret. Without it nothing is taken over HTTP. */
    signingSecret: Secret.optional(),
    /** `SLACK_BOT_TOKEN`: `xoxb-…`, from Install App. */
    botToken: Secret.optional(),
    /** `SLACK_APP_TOKEN`: `xapp-…` with `connections:write`; switches Socket Mode on. */
    appToken: Secret.optional(),
    /** The app has Slack's assistant pane: `slack.assistant` in the configuration file. */
    assistant: z.boolean().default(false),
    /** People's own profiles follow the phone: `slack.profile` in the configuration file. */
    profile: z.boolean().default(false),
    clientId: Secret.optional(),
    clientSecret: Secret.optional(),
    /** `SLACK_API_URL`: another one for tests and GovSlack (`https://slack-gov.com/api/`). */
    apiUrl: z
      .url({ protocol: /^https?$/ })
      .default('https://slack.com/api/')
      .transform((url) => (url.endsWith('/') ? url : `${url}/`)),
  })
  .refine(({ signingSecret, appToken }) => signingSecret || appToken, {
    error: 'Slack needs SLACK_SIGNING_SECRET (HTTP), or SLACK_APP_TOKEN (Socket Mode).',
  })
  .refine(({ botToken, clientId, clientSecret }) => botToken || (clientId && clientSecret), {
    error:
      'Slack needs SLACK_BOT_TOKEN (one workspace), or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET (installation by OAuth).',
  });
export type SlackSettings = z.infer<typeof settings>;
