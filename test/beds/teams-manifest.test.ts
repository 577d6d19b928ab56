import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { teamsPackage } from '../../manifest/teams.ts';
import { SHORTCUTS } from '../../src/core/surfaces.ts';
import { temporaryFolder } from './start.ts';

describe('the Teams app package', () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);

  it("breaks none of the rules of Microsoft's schema for the version it names", async () => {
    const zip = teamsPackage({
      appId: '00000000-0000-4000-8000-000000000001',
      publicUrl: 'https://pbx.example.com',
      commands: [{ title: 'presence dnd for 30m', description: 'Say whether you can be reached' }],
      shortcuts: SHORTCUTS,
      version: '0.1.0',
    });
    const files = unzipSync(zip);
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    const path = join(folder.path, 'manifest.json');
    await writeFile(path, strFromU8(files['manifest.json'] ?? new Uint8Array()));
    const [manifest, problems] = await AppManifestUtils.readAndValidateTeamsManifest(path);
    expect(problems).toEqual([]);
    expect(manifest.manifestVersion).toBe('1.29');
  });
});
