import { createServer } from 'node:http';
import bolt from '@slack/bolt';
import { openPool } from '../../adapters/chat/slack/pool.ts';
import { signingSecret } from '../requests.ts';

/** An echo as Bolt's own examples write it: acknowledge, then respond. With BENCH_UNDICI=1 its posts go over undici. */
const receiver = new bolt.HTTPReceiver({ signingSecret, endpoints: ['/slack/events'] });
const app = new bolt.App({
  receiver,
  token: 'xoxb-bench',
  tokenVerificationEnabled: false,
  clientOptions: {
    slackApiUrl: process.env.SLACK_API_URL ?? '',
    ...(process.env.BENCH_UNDICI === '1' && { fetch: openPool().fetch }),
  },
});
app.command(/.*/, async ({ ack, respond, command }) => {
  await ack({ response_type: 'ephemeral', text: 'Working on it …' });
  await respond({ response_type: 'ephemeral', replace_original: true, text: `You said: ${command.text}` });
});
createServer(receiver.requestListener).listen(Number(process.env.PORT), '127.0.0.1');
