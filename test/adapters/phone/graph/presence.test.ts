import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGraph, settings } from '../../../../adapters/phone/graph/index.ts';
import type { PresencePlace } from '../../../../src/core/sync/place.ts';
import type { Wish } from '../../../../src/core/sync/record.ts';
import { createLog } from '../../../../src/kit/log.ts';
import { type GraphSide, openGraph } from '../../../../src/sandbox/graph/index.ts';
import { movingClock } from '../../../support/moving-clock.ts';

const ACCOUNT = { tenant: 'tenant', client: 'client', secret: 'secret' };
const MAIL = 'dana@example.com';
const ID = 'oid-dana';
const MINUTE = 60_000;
const set = (status: 'dnd' | 'away' | 'lunch' | 'call' | 'back-soon', note = '', until?: number): Wish => ({
  kind: 'set',
  status,
  note,
  ...(until !== undefined && { until }),
});
const back: Wish = { kind: 'back', to: null };

describe('presence in Teams', () => {
  const clock = movingClock();
  let graph: GraphSide;
  let teams: PresencePlace;
  let stop: () => Promise<void>;
  beforeEach(async () => {
    graph = await openGraph(ACCOUNT, { clock });
    graph.users.set(ID, { id: ID, userPrincipalName: MAIL, mail: MAIL });
    await graph.teams.finds(MAIL, { availability: 'Available', activity: 'Available' });
    const given = { tenantId: ACCOUNT.tenant, clientId: ACCOUNT.client, clientSecret: ACCOUNT.secret, url: graph.url };
    const made = createGraph(settings.parse(given), { log: createLog({ level: 'silent' }), clock });
    teams = made.presence;
    stop = () => made.groups.stop();
  });
  afterEach(async () => {
    await stop();
    await graph.stop();
  });
  const shows = () => graph.teams.of(MAIL);
  const reads = async () => (await teams.read([ID])).get(ID);

  it.each([
    ['Available', 'Available', 'available', false],
    ['AvailableIdle', 'Inactive', 'idle', false],
    ['Away', 'Away', 'away', false],
    ['BeRightBack', 'BeRightBack', 'back-soon', true],
    ['Busy', 'Busy', 'busy', false],
    ['Busy', 'InAMeeting', 'meeting', false],
    ['Busy', 'InAConferenceCall', 'call', false],
    ['BusyIdle', 'InAMeeting', 'idle', false],
    ['DoNotDisturb', 'DoNotDisturb', 'dnd', true],
    ['DoNotDisturb', 'Presenting', 'dnd', false],
    ['PresenceUnknown', 'PresenceUnknown', 'unknown', false],
    ['Something', 'New', 'unknown', false],
  ])('reads %s, %s as %s', async (availability, activity, status, chosen) => {
    await graph.teams.finds(MAIL, { availability, activity });
    expect(await reads()).toMatchObject({ status, chosen });
  });

  it('reads out of office only where nothing else is said, and its text as the note', async () => {
    await graph.teams.outOfOffice(MAIL, 'Back on Monday');
    expect(await reads()).toMatchObject({ status: 'out', note: 'Back on Monday' });
    await graph.teams.finds(MAIL, { availability: 'Busy', activity: 'InAMeeting' });
    expect(await reads()).toMatchObject({ status: 'meeting' });
  });

  it('chooses a presence with its message and its end, and takes both away again', async () => {
    await teams.write(ID, set('dnd', 'writing', clock.now() + 20 * MINUTE), undefined);
    expect(shows()).toMatchObject({ availability: 'DoNotDisturb', statusMessage: 'writing' });
    await teams.write(ID, back, set('dnd', 'writing'));
    expect(shows()).toMatchObject({ availability: 'Available', preferred: null, statusMessage: null });
    await teams.write(ID, set('away', '', clock.now() + 20 * MINUTE), undefined);
    clock.move(21 * MINUTE);
    expect(shows()).toMatchObject({ availability: 'Available', preferred: null });
  });

  it('holds a call as a session of its own, which a choice of the person beats, and ends it', async () => {
    await teams.write(ID, set('call'), undefined);
    expect(shows()).toMatchObject({ activity: 'InACall', sessions: [ACCOUNT.client] });
    await graph.teams.choose(MAIL, { availability: 'DoNotDisturb', activity: 'DoNotDisturb' });
    expect(await reads()).toMatchObject({ status: 'dnd' });
    await teams.write(ID, set('call'), set('call'));
    expect(shows().preferred).toBe('DoNotDisturb');
    await graph.teams.choose(MAIL, undefined);
    await teams.write(ID, back, set('call'));
    await teams.write(ID, back, set('call'));
    expect(shows()).toMatchObject({ activity: 'Available', sessions: [] });
  });

  it('takes only its own choice away for a call, and leaves no call behind a choice', async () => {
    await teams.write(ID, set('back-soon'), undefined);
    await teams.write(ID, set('call'), set('back-soon'));
    expect(shows()).toMatchObject({ activity: 'InACall', preferred: null });
    await teams.write(ID, set('dnd'), set('call'));
    expect(shows()).toMatchObject({ availability: 'DoNotDisturb', sessions: [] });
  });

  it('cannot show what Teams has no word for, and shows nothing of somebody who is signed out', async () => {
    await expect(teams.write(ID, set('lunch'), undefined)).rejects.toMatchObject({ code: 'bad-input' });
    await graph.teams.finds(MAIL, undefined);
    await teams.write(ID, set('dnd'), undefined);
    expect(await reads()).toMatchObject({ status: 'offline' });
  });

  it('tells busy, forbidden and gone apart, and leaves out whom Teams leaves out', async () => {
    graph.teams.switches.missing.add(ID);
    expect(await teams.read([ID, 'oid-nobody'])).toEqual(new Map());
    await expect(teams.write('oid-nobody', set('dnd'), undefined)).rejects.toMatchObject({ code: 'not-found' });
    graph.refuse(429, 30);
    await expect(teams.write(ID, set('dnd'), undefined)).rejects.toMatchObject({ code: 'busy', retryAfterMs: 30_000 });
    graph.refuse(undefined);
    graph.teams.switches.application.clear();
    clock.move(31_000);
    await expect(teams.read([ID])).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('finds an account by its address, and nobody for one that two people have', async () => {
    expect(await teams.find?.('DANA@example.com')).toBe(ID);
    graph.users.set('oid-2', { id: 'oid-2', userPrincipalName: 'other@example.com', mail: 'two@example.com' });
    graph.users.set('oid-3', { id: 'oid-3', userPrincipalName: 'third@example.com', mail: 'two@example.com' });
    expect(await teams.find?.('two@example.com')).toBeUndefined();
    expect(await teams.find?.('nobody@example.com')).toBeUndefined();
  });
});
