import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { request } from 'undici';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startPatchcord } from '../../src/assemble.ts';
import { loadSettings } from '../../src/config/load.ts';
import { createLog } from '../../src/kit/log.ts';
import { openSandboxSide } from '../../src/sandbox/side.ts';
import { testClock } from '../support/clock.ts';
import { freePort } from '../support/free-port.ts';

const log = createLog({ level: 'silent' });
const clock = testClock();

describe('the sandbox on a folder that is there already', () => {
  it('has everybody connected again when the phone system has forgotten their tokens', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'patchcord-again-'));
    const port = String(await freePort());
    const env = { PORT: '0', PATCHCORD_SANDBOX_PORT: port, PATCHCORD_DATA: folder, PATCHCORD_LOG_LEVEL: 'silent' };
    const State = z.object({ people: z.array(z.object({ email: z.string(), connected: z.boolean() })) });
    for (const _start of ['first', 'second']) {
      const patchcord = await startPatchcord(loadSettings(env, ''));
      const { body } = await request(`http://127.0.0.1:${port}/control/state`);
      const { people } = State.parse(await body.json());
      expect(people.filter(({ connected }) => !connected)).toMatchObject([{ email: 'noah.becker@example.com' }]);
      await patchcord.stop({ graceMs: 0 });
    }
    rmSync(folder, { recursive: true });
  });
});

describe('a sandbox that runs already', () => {
  it('is used also while it is too busy to answer at once, and none is started beside it', async () => {
    const busy = createServer((_, response) => {
      void pause(1_500).then(() => response.setHeader('content-type', 'application/json').end('{"people":[]}'));
    });
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
    const address = busy.address() satisfies AddressInfo | string | null;
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const side = await openSandboxSide({ port, clock, log, cloud: false });
    expect([side.shared, side.url]).toEqual([true, `http://127.0.0.1:${port}`]);
    await side.stop();
    busy.close();
  });
});
