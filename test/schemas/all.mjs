// Checks what we generate against the schemas their makers publish: npm run test:schemas [-- FOLDER]
// FOLDER holds copies of them; where there is none there is nothing to check.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const folder = process.argv[2] ?? join(root, '..', 'shared', 'schemas');
const checks = {
  'slack-manifest.mjs': 'slack-manifest.2.0.0.schema.json',
  'adaptive-cards.mjs': 'adaptive-card.1.5.0.schema.json',
};
for (const [script, schema] of Object.entries(checks)) {
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, script), join(folder, schema)], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
