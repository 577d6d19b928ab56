import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/kit/log.ts';
import { openSandboxSide } from '../../src/sandbox/side.ts';
import { testClock } from '../support/clock.ts';

const log = createLog({ level: 'silent' });
const clock = testClock();

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
