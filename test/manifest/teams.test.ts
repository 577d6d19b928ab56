import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { teamsManifest, teamsPackage } from '../../manifest/teams.ts';
import { SHORTCUTS, shortcutId } from '../../src/core/surfaces.ts';

const options = {
  appId: '00000000-0000-4000-8000-000000000001',
  publicUrl: 'https://pbx.example.com',
  commands: Array.from({ length: 15 }, (_, at) => ({
    title: `word${at} ${'x'.repeat(60)}`,
    description: 'y'.repeat(300),
  })),
  version: '0.1.0',
};
const size = (png: Uint8Array | undefined) => {
  const view = new DataView(png?.buffer ?? new ArrayBuffer(0), png?.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

describe('the Teams manifest', () => {
  it('has one bot in all three places, with at most ten suggestions each', () => {
    const { bots } = teamsManifest(options);
    expect(bots).toHaveLength(1);
    expect(bots[0]?.scopes).toEqual(['personal', 'team', 'groupChat']);
    expect(bots[0]?.commandLists.flatMap(({ scopes }) => scopes)).toEqual(['personal', 'team', 'groupChat']);
    for (const { commands } of bots[0]?.commandLists ?? []) {
      expect(commands).toHaveLength(10);
      for (const { title, description } of commands) {
        expect(title.length).toBeLessThanOrEqual(32);
        expect(description.length).toBeLessThanOrEqual(128);
      }
    }
  });

  it('keeps within the lengths of names and descriptions, and names the address of the pages', () => {
    const { name, description, validDomains, developer } = teamsManifest({
      ...options,
      publicUrl: 'http://pbx.example.com:8443/x',
    });
    expect(name.short.length).toBeLessThanOrEqual(30);
    expect(name.full.length).toBeLessThanOrEqual(100);
    expect(description.short.length).toBeLessThanOrEqual(80);
    expect(validDomains).toEqual(['pbx.example.com']);
    for (const url of [developer.websiteUrl, developer.privacyUrl, developer.termsOfUseUrl])
      expect(url).toMatch(/^https:/);
  });

  it('is packed with its icons in the sizes Teams asks for, the same each time', () => {
    const bytes = teamsPackage(options);
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual(['manifest.json', 'color.png', 'outline.png']);
    expect(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))).toEqual(teamsManifest(options));
    expect(size(files['color.png'])).toEqual([192, 192]);
    expect(size(files['outline.png'])).toEqual([32, 32]);
    expect(teamsPackage(options)).toEqual(bytes);
  });

  it('suggests nobody’s own matters before others, and the daily words first', () => {
    const commands = ['audit', 'connect', 'find', 'help', 'meet', 'password', 'presence', 'queue'].map((title) => ({
      title,
      description: title,
    }));
    const lists = teamsManifest({ ...options, commands }).bots[0]?.commandLists ?? [];
    const [personal, shared] = lists.map((list) => list.commands.map(({ title }) => title));
    expect(personal?.slice(0, 3)).toEqual(['presence', 'queue', 'meet']);
    expect(shared).toEqual(['meet', 'find', 'queue', 'presence', 'help']);
  });

  it('adds a search and the shortcuts to the compose box, within the lengths Teams has', () => {
    const commands = [{ title: 'meet', description: 'Start a meeting now and ask people to join' }];
    const [extension] = teamsManifest({ ...options, commands, shortcuts: SHORTCUTS }).composeExtensions;
    expect(extension?.commands.length).toBeLessThanOrEqual(10);
    expect(extension?.commands.map(({ id }) => id)).toEqual(['people', 'meetings', ...SHORTCUTS.map(shortcutId)]);
    for (const command of extension?.commands ?? []) {
      expect(command.title.length).toBeLessThanOrEqual(32);
      expect(command.description.length).toBeLessThanOrEqual(128);
    }
  });
});
