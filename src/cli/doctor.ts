import { existsSync } from 'node:fs';
import { defineCommand } from 'citty';
import { examine } from './doctor/examine.ts';
import type { Finding } from './doctor/finding.ts';
import { CONFIG_FILE } from './settings.ts';

/** `patchcord doctor`: what is wrong, and how to mend it. Ends with 1 when something is broken. */
export const doctor = defineCommand({
  meta: { name: 'doctor', description: 'Look at everything that is set up, and say how to mend what is wrong' },
  args: { json: { type: 'boolean', default: false, description: 'Print one JSON object' } },
  async run({ args }) {
    if (existsSync('.env')) process.loadEnvFile('.env');
    const findings = await examine(process.env, CONFIG_FILE);
    const healthy = findings.every(({ state }) => state !== 'broken');
    console.log(args.json ? JSON.stringify({ ok: healthy, findings }, null, 2) : inWords(findings));
    process.exitCode = healthy ? 0 : 1;
  },
});

const SIGNS: Record<Finding['state'], string> = { ok: 'ok', attention: 'LOOK', broken: 'BROKEN', off: '-' };

function inWords(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ about }) => about.length));
  const lines = findings.flatMap(({ about, state, says, mend }) => {
    const head = `${SIGNS[state].padEnd(8)}${about.padEnd(width + 2)}`;
    return [`${head}${says}`, ...(mend ? [`${' '.repeat(head.length)}→ ${mend}`] : [])];
  });
  const count = (state: Finding['state']) => findings.filter((one) => one.state === state).length;
  const end =
    count('broken') > 0
      ? `${count('broken')} broken. Mend these first.`
      : count('attention') > 0
        ? `Nothing is broken; ${count('attention')} ${count('attention') === 1 ? 'thing needs' : 'things need'} a look.`
        : 'Everything that is set up works.';
  return [...lines, '', end].join('\n');
}
