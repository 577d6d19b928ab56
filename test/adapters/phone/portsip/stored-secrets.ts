import { request } from 'undici';
import { z } from 'zod';
import { serviceAccount } from '../../../../src/sandbox/company.ts';
import type { Profile } from '../../../../src/sandbox/portsip/switches.ts';
import type { Sandbox } from '../../../../src/sandbox/sandbox.ts';

const Answer = z.object({ password: z.string(), extension_password: z.string(), voicemail_pin: z.string() });

/** What the simulator holds of somebody: from 22.3 an administrator's read shows it. */
export async function storedSecrets(sandbox: Sandbox, profile: Profile, userId: string) {
  const { username, password } = serviceAccount;
  const json = { 'content-type': 'application/json' };
  sandbox.setProfile('22.3');
  try {
    const body = JSON.stringify({ username, password, domain: 'sandbox.example' });
    const signedIn = await request(`${sandbox.apiUrl}/auth/sign_in`, { method: 'POST', headers: json, body });
    const { access_token } = z.object({ access_token: z.string() }).parse(await signedIn.body.json());
    const headers = { authorization: `Bearer ${access_token}` };
    const read = await request(`${sandbox.apiUrl}/users/${userId}`, { headers });
    const user = Answer.parse(await read.body.json());
    return { account: user.password, extension: user.extension_password, voicemail: user.voicemail_pin };
  } finally {
    sandbox.setProfile(profile);
  }
}
