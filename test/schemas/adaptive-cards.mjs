// Checks the golden Adaptive Cards against Microsoft's published schema: node test/schemas/adaptive-cards.mjs SCHEMA
// SCHEMA: adaptive-card.1.5.0.schema.json (repository microsoft/AdaptiveCards). Without the file there is nothing to check.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

const [schemaPath] = process.argv.slice(2);
if (!schemaPath || !existsSync(schemaPath)) {
  console.log(`Adaptive Cards: no schema at ${schemaPath ?? '(no path given)'}, not checked`);
  process.exit(0);
}
// It is a draft-06 schema, whose own name ajv does not know; what it uses of it did not change since.
const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(schemaPath, 'utf8'));
const ajv = new Ajv({ strict: false });
addFormats.default(ajv);
const isCard = ajv.compile(schema);

const folder = new URL('../adapters/chat/teams/golden/', import.meta.url);
const names = readdirSync(folder);
let mistakes = 0;
for (const name of names) {
  // `msteams` is Teams' own addition.
  const { msteams: _ours, ...card } = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  if (isCard(card)) continue;
  mistakes++;
  for (const { instancePath, message } of isCard.errors ?? []) console.error(`${name} ${instancePath}: ${message}`);
}
if (names.length === 0 || mistakes > 0) process.exit(1);
console.log(`Adaptive Cards: ${names.length} checked against the schema, no mistakes`);
