import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pages } from './pages.ts';

// `npm run docs`
for (const { path, print } of pages) {
  await writeFile(join(import.meta.dirname, '..', '..', path), await print());
  console.log(path);
}
