import { describe, expect, it } from 'vitest';
import type { Accounts } from '../../src/core/accounts.ts';

export interface OpenAccounts {
  accounts: Accounts;
  credentials: { username: string; password: string; domain: string };
  email: string;
  /** Tokens can be ended before their time. */
  revokes: boolean;
}

/** What connecting one's own account promises. */
export function accountsContract(title: string, open: () => Promise<OpenAccounts>): void {
  async function signedIn() {
    const opened = await open();
    const answer = await opened.accounts.signIn(opened.credentials);
    if (answer.kind !== 'tokens') throw new Error('A code was not expected here.');
    return { ...opened, tokens: answer.tokens };
  }

  describe(`${title}: accounts`, () => {
    it('signs in and says who that is', async () => {
      const { accounts, credentials, email, tokens } = await signedIn();
      expect(accounts.domain).toBe(credentials.domain);
      expect(await accounts.whoAmI(tokens)).toMatchObject({ username: credentials.username, email });
    });

    it.each(['username', 'password', 'domain'] as const)('says bad-input for a wrong %s', async (member) => {
      const { accounts, credentials } = await open();
      // Where there are no domains, nobody is asked for one.
      if (credentials[member] === '') return;
      const wrong = accounts.signIn({ ...credentials, [member]: 'wrong.one' });
      await expect(wrong).rejects.toMatchObject({ code: 'bad-input' });
    });

    it('refreshes tokens into others that work', async () => {
      const { accounts, tokens, email } = await signedIn();
      const fresh = await accounts.refresh(tokens);
      expect(await accounts.whoAmI(fresh)).toMatchObject({ email });
      expect(await accounts.refresh(fresh)).toMatchObject({ access: expect.stringMatching(/./) });
    });

    it('says not-connected for a refresh token that is not good', async () => {
      const { accounts, tokens } = await signedIn();
      const bad = accounts.refresh({ ...tokens, refresh: 'used-up' });
      await expect(bad).rejects.toMatchObject({ code: 'not-connected' });
    });

    it('revokes tokens, also twice', async () => {
      const { accounts, tokens, revokes } = await signedIn();
      await accounts.revoke(tokens);
      if (!revokes) return;
      await expect(accounts.whoAmI(tokens)).rejects.toMatchObject({ code: 'not-allowed' });
      await expect(accounts.refresh(tokens)).rejects.toMatchObject({ code: 'not-connected' });
      await accounts.revoke(tokens);
    });
  });
}
