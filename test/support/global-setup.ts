import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { stopPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the PostgreSQL server of this run lives, once a test has asked for one. */
    postgresFolder: string;
  }
}

/** One PostgreSQL server a run at most, started by the first test that asks for it, ended here. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'patchcord-postgres-'));
  const end = () => {
    stopPostgres(folder);
    rmSync(folder, { recursive: true, force: true });
  };
  project.provide('postgresFolder', folder);
  process.once('exit', end);
  return () => {
    process.off('exit', end);
    end();
  };
}
