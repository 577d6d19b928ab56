import { defineCommand } from 'citty';
import { type Patchcord, startPatchcord } from '../assemble.ts';
import { settingsOrExit } from './settings.ts';

const GRACE_MS = 25_000;

/** `npm start`. */
export const start = defineCommand({
  meta: { name: 'start', description: 'Run Patchcord' },
  async run() {
    const settings = settingsOrExit();
    const patchcord = await startPatchcord(settings).catch((error: unknown) => {
      console.error(`Patchcord could not start: ${whyNot(error, settings.env.PORT)}`);
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

function whyNot(error: unknown, port: number): string {
  if (!(error instanceof Error)) return 'the reason is not known';
  if (!('code' in error) || error.code !== 'EADDRINUSE') return error.message;
  return `port ${port} is taken. Stop what listens there, or set PORT; a foreign program on the sandbox's port needs PATCHCORD_SANDBOX_PORT.`;
}

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
