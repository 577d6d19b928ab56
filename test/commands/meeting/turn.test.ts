import { describe, expect, it } from 'vitest';
import { plain } from '../../../cards/plain.ts';
import { done, openHarness } from '../../support/command-harness.ts';

const DANA = 'dana.kim';
const OUTSIDE = ['+49301234567', '+49309876543'];

describe('muting a whole meeting', () => {
  it.each([
    ['a room of the PBX', undefined],
    ['a conference', true],
  ] as const)('makes everybody heard again also where only some were muted, in %s', async (_what, cloud) => {
    const harness = await openHarness({ ...(cloud && { cloud }) });
    const { run, user, sandbox } = harness;
    const people = cloud ? { invitees: [await user('omar.haddad'), await user('lena.fischer')] } : { number: OUTSIDE };
    await run('meeting.start', DANA, { subject: 'Outage', ...people });
    const inside = () =>
      cloud
        ? [...sandbox.cloud.conferences().values()].at(-1)?.participants.map((one) => one.participantId)
        : sandbox
            .state()
            .meetings.at(-1)
            ?.participants.map((one) => one.id);
    await run('meeting.mute', DANA, { participant: inside()?.[0] });
    const { card, changed, undo } = done(await run('meeting.unmute', DANA, {}));
    expect(card.title).toBe('Outage · all unmuted');
    expect(plain(card)).toContain('Was: some muted');
    expect(changed).toEqual({ what: 'meeting "Outage"', from: 'some muted', to: 'all unmuted' });
    expect(undo).toBeUndefined();
    expect(plain(done(await run('meeting.participants', DANA, {})).card)).not.toMatch(/\bmuted\b/);
    expect(plain(done(await run('meeting.unmute', DANA, {})).card)).toContain('Was: the same');
  });
});
