import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { measure } from './measure.ts';
import { parityPage, unexplained } from './page.ts';

// `npm run docs:parity`
const measured = await measure();
await writeFile(join(import.meta.dirname, '..', '..', 'docs', 'parity.md'), parityPage(measured));
console.log('docs/parity.md');
for (const hole of unexplained(measured)) console.error(`no reason for: ${hole}`);
