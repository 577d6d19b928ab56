import { defineCommand } from 'citty';
import { systemClock } from '../kit/clock.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { partsOrExit } from './settings.ts';

/** The simulated phone systems alone. */
export const sandbox = defineCommand({
  meta: { name: 'sandbox', description: 'Run the simulated phone systems alone' },
  async run() {
    const { env } = partsOrExit();
    const running = await startSandbox({ port: env.PATCHCORD_SANDBOX_PORT, clock: systemClock }).catch(
      (error: unknown) => {
        const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
        console.error(
          taken
            ? `Port ${env.PATCHCORD_SANDBOX_PORT} is taken: a sandbox runs already, or set PATCHCORD_SANDBOX_PORT.`
            : 'The sandbox could not start.',
        );
        process.exit(1);
      },
    );
    console.log(`Simulated phone systems: ${running.url} (PortSIP under /api, control door under /control)`);
    const stop = () => void running.stop().then(() => process.exit(0));
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  },
});
