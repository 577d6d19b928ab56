import { defineCommand } from 'citty';
import { type Patchcord, startPatchcord } from '../assemble.ts';
import { settingsOrExit } from './settings.ts';
import { whyNot } from './why-not.ts';

const GRACE_MS = 25_000;

/** `npm start`. */
export const start = defineCommand({
  meta: { name: 'start', description: 'Run Patchcord' },
  async run() {
    const settings = settingsOrExit();
    const patchcord = await startPatchcord(settings).catch((error: unknown) => {
      console.error(`Patchcord could not start: ${whyNot(error, settings.env)}`);
      process.exit(1);
    });
    if (patchcord.sandbox) console.error(banner(patchcord));
    void patchcord.prepare();
    let stopping = false;
    const stop = () => {
      if (stopping) process.exit(1);
      stopping = true;
      patchcord.stop({ graceMs: GRACE_MS }).then(
        () => process.exit(0),
        () => process.exit(1),
      );
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  },
});

function banner({ port, sandbox, hasConsole, webhookSecret }: Patchcord): string {
  const here = `http://localhost:${port}`;
  return [
    '',
    '  Patchcord runs in the sandbox: a made-up company, no accounts needed.',
    '',
    ...(hasConsole
      ? [
          `  Open                  ${here}/console`,
          '                        Be an employee, an administrator and a support contact, in Slack and in Teams.',
          '                        Type: presence dnd for 30m     or: help',
          '',
        ]
      : []),
    `  Teams (Playground)    ${here}/api/messages`,
    `  Support logs          POST ${here}/hooks/support-logs`,
    ...(process.env.SUPPORT_LOGS_SECRET ? [] : [`                        SUPPORT_LOGS_SECRET=${webhookSecret}`]),
    `  Phone system          ${sandbox?.url}${sandbox?.shared ? ' (was running already)' : ''}`,
    `  Presence in Teams     ${sandbox?.url}/control/teams (simulated; say: sync on teams)`,
    '  Your own              npm run -s patchcord -- init     (docs/operator.md)',
    '',
  ].join('\n');
}
