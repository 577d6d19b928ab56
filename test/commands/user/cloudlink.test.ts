import { describe, expect, it } from 'vitest';
import { plain } from '../../../cards/plain.ts';
import { done, openHarness } from '../../support/command-harness.ts';

const PRIYA = 'priya.natarajan';

describe('user.delete on CloudLink', () => {
  it('promises nothing of telephones, which are not its own', async () => {
    const { preview, run, user, sandbox } = await openHarness({ cloud: true });
    const wish = { user: await user('dana.kim') };
    const shown = await preview('user.delete', PRIYA, wish);
    expect(shown.consequence).toContain('extension and telephone, where a PBX has them, stay');
    expect(shown.consequence).not.toContain('voicemail');
    const { card } = done(await run('user.delete', PRIYA, wish));
    expect(card.title).toBe("Dana Kim's account is deleted");
    expect(plain(card)).toContain('This cannot be undone.');
    expect(plain(card)).not.toContain('is free');
    expect(sandbox.cloud.users().some(({ email }) => email === 'dana.kim@example.com')).toBe(false);
  });

  it('says of somebody who comes from the PBX that they stay listed, and what brings the account back', async () => {
    const { preview, run, user } = await openHarness({ cloud: true });
    const wish = { user: await user('henrik.lindqvist') };
    const words = 'The record comes from the PBX, so they stay listed, and a welcome mail brings the account back.';
    expect((await preview('user.delete', PRIYA, wish)).consequence).toContain(words);
    expect(plain(done(await run('user.delete', PRIYA, wish)).card)).toContain(words);
  });
});
