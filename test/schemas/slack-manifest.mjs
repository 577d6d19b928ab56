// Checks the Slack manifest against Slack's published schema: node test/schemas/slack-manifest.mjs SCHEMA [MANIFEST]
// SCHEMA: slack-manifest.2.0.0.schema.json (repository slackapi/manifest-schema). MANIFEST: what `patchcord manifest slack`
// printed; without it a manifest of both modes is built here. Without the schema file there is nothing to check.
import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { slackManifest } from '../../manifest/slack.ts';

const [schemaPath, manifestPath] = process.argv.slice(2);
if (!schemaPath || !existsSync(schemaPath)) {
  console.log(`Slack manifest: no schema at ${schemaPath ?? '(no path given)'}, not checked`);
  process.exit(0);
}
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
const isManifest = ajv.compile(JSON.parse(readFileSync(schemaPath, 'utf8')));

const firstWords = [{ word: 'presence', summary: 'Say whether you can be reached', usage: 'dnd for 30m' }];
const manifests = manifestPath
  ? [JSON.parse(readFileSync(manifestPath, 'utf8'))]
  : [true, false].map((socketMode) => slackManifest({ firstWords, publicUrl: 'https://pbx.example.com', socketMode }));
for (const manifest of manifests) {
  if (isManifest(manifest)) continue;
  for (const { instancePath, message } of isManifest.errors ?? []) console.error(`${instancePath}: ${message}`);
  process.exit(1);
}
console.log(`Slack manifest: ${manifests.length} checked against the schema, no mistakes`);
