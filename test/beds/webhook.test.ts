import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startPatchcord } from './patchcord.ts';

it('the line with curl and openssl in the operator’s page works as it is written', async () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'operator.md'), 'utf8');
  const line = /```sh\n([^`]*hooks\/support-logs[^`]*)```/.exec(page)?.[1] ?? '';
  expect(line).toContain('openssl dgst');
  const secret = 'a secret of this very run';
  const patchcord = await startPatchcord({ SUPPORT_LOGS_SECRET: secret });
  const send = (key: string) =>
    execFileSync('sh', ['-c', line.replace('http://localhost:3978', patchcord.url)], {
      env: { PATH: process.env.PATH, SUPPORT_LOGS_SECRET: key },
      encoding: 'utf8',
    });
  try {
    // In the sandbox, logs of its own may have come before.
    expect(send(secret)).toMatch(/^\{"status":"stored","log":\d+\}\n$/);
    expect(send(secret)).toMatch(/^\{"status":"known","log":\d+\}\n$/);
    expect(send('another secret')).toContain('the signature does not fit');
  } finally {
    await patchcord.stop();
  }
});
