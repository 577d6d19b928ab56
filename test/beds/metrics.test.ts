import { spawnSync } from 'node:child_process';
import { request } from 'undici';
import { describe, expect, it } from 'vitest';
import { startPatchcord } from './patchcord.ts';

const hasPromtool = spawnSync('promtool', ['--version']).status === 0;

describe.skipIf(!hasPromtool)('Prometheus', () => {
  it('reads the metrics of the running product, and has nothing against their names', async () => {
    const patchcord = await startPatchcord();
    try {
      const { statusCode, body } = await request(`${patchcord.url}/metrics`);
      const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], {
        input: await body.text(),
        encoding: 'utf8',
      });
      expect({ statusCode, status, said: stdout + stderr }).toEqual({ statusCode: 200, status: 0, said: '' });
    } finally {
      await patchcord.stop();
    }
  });
});
