import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';
import { newestMeeting, visitsMeeting } from '../support/meetings.ts';

const DANA = 'dana.kim';
const OMAR = 'omar.haddad';
const MIA = 'mia.rossi';
const PRIYA = 'priya.natarajan';
const CHANNEL = { id: '19:outage@thread.tacv2', conversationType: 'channel', isGroup: true, tenantId: 'tenant-1' };

/** What Teams' clients know of a card: its buttons, and for whom they ask for another one. */
interface Shown {
  refresh?: { action: { verb: string; data: unknown }; userIds: string[] };
  body: { type: string; actions?: Action[] }[];
}
interface Action {
  title: string;
  mode?: string;
  data: unknown;
}

describe('a card in a shared conversation of Teams', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  const posted = () => bench.teams.stub.messages(CHANNEL.id).findLast((one) => one.attachments);
  const base = (): Shown => Object(posted()).attachments[0].content;
  const actions = ({ body }: Shown): Action[] =>
    body.flatMap((element) => (element.type === 'ActionSet' ? (element.actions ?? []) : []));
  const labels = (card: Shown) => actions(card).map(({ title }) => title);
  const invoke = (person: string, action: unknown, trigger: string) =>
    bench.teams.posts(
      bench.teams.activity(person, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        conversation: CHANNEL,
        replyToId: posted()?.id,
        value: { action, trigger },
      }),
    );
  /** What a client does by itself for those whom the card names. */
  async function looks(person: string): Promise<Shown> {
    const { body } = await invoke(person, base().refresh?.action, 'automatic');
    return Object(body).value;
  }
  async function presses(person: string, card: Shown, label: string): Promise<Shown> {
    const action = actions(card).find(({ title }) => title === label);
    if (!action) throw new Error(`${person} sees no button "${label}": ${labels(card).join(', ')}`);
    const { body } = await invoke(person, { verb: 'call', data: action.data }, 'manual');
    await bench.settled();
    return Object(body).value;
  }

  it('shows everybody how to join, and its owner how to steer it, also after each press', async () => {
    bench = await openBench();
    await bench.teams.types(DANA, 'meet Outage @omar.haddad', { conversation: CHANNEL });
    await bench.settled();
    expect(labels(base())).toEqual(['Join', 'People']);
    expect(base().refresh?.userIds).toEqual([`29:${DANA}`]);
    const own = await looks(DANA);
    expect(labels(own)).toEqual([
      'Join',
      'Invite',
      'Ring who is missing',
      'Record',
      'End',
      'Mute all',
      'Lock',
      'People',
    ]);
    expect(own.refresh).toEqual(base().refresh);
    expect(actions(own).filter(({ mode }) => mode === 'secondary')).toHaveLength(3);

    const after = await presses(DANA, own, 'Lock');
    expect(newestMeeting(bench).locked).toBe(true);
    expect(labels(after)).toContain('Unlock');
    expect(labels(base())).toEqual(['Join', 'People']);
    expect(JSON.stringify(base())).toContain('nobody else gets in');

    const ended = await presses(DANA, after, 'End');
    expect(JSON.stringify(ended)).toContain('ended');
    expect(JSON.stringify(base())).toContain('Outage · ended');
    expect(base().refresh).toBeUndefined();
  });

  it('is started there with three people, and followed to its end', async () => {
    bench = await openBench();
    await bench.teams.types(DANA, 'meet video Outage @omar.haddad @lena.fischer @mia.rossi', { conversation: CHANNEL });
    await bench.settled();
    expect(bench.slack.direct(OMAR).at(-1)?.text).toContain('Dana Kim asks you to join');
    const own = await looks(DANA);
    expect(labels(own).slice(0, 3)).toEqual(['Join', 'Invite', 'Ring who is missing']);
    await visitsMeeting(bench, 'join', 'Omar Haddad');
    await bench.pass(6_000);
    expect(JSON.stringify(base())).toContain('Omar Haddad is in');
    const ringing = await presses(DANA, own, 'Ring who is missing');
    expect(JSON.stringify(ringing)).toContain('Ringing Lena Fischer and Mia Rossi');
    expect(newestMeeting(bench).participants).toHaveLength(3);
    expect(labels(ringing)).not.toContain('Ring who is missing');
    for (const label of ['Lock', 'Record']) await presses(DANA, await looks(DANA), label);
    expect(newestMeeting(bench)).toMatchObject({ locked: true, recording: true });
    expect(
      bench.slack
        .direct(OMAR)
        .map(({ text }) => text)
        .join(),
    ).toContain('is being recorded');
    await bench.teams.types(DANA, 'meeting kick @omar.haddad', { conversation: CHANNEL });
    await bench.settled();
    expect(newestMeeting(bench).participants).toHaveLength(2);
    await bench.pass(6_000);
    expect(JSON.stringify(base())).toContain('recorded\\nLena Fischer and Mia Rossi are in');
    await presses(DANA, await looks(DANA), 'End');
    await bench.teams.types(DANA, 'end the meeting', { conversation: CHANNEL });
    await bench.settled();
    expect(newestMeeting(bench).status).toBe('ON_CALL');
    const asked = JSON.stringify(bench.teams.stub.calls);
    expect(asked).toContain('2 others are still in Outage');
  });

  it('tells nobody else more, and does nothing because somebody looked', async () => {
    bench = await openBench();
    await bench.teams.types(DANA, 'meet Outage @omar.haddad', { conversation: CHANNEL });
    await bench.settled();
    const own = await looks(DANA);
    const writes = bench.writes().length;
    // Whoever is invited sees what everybody sees, others not even that.
    expect(labels(await looks(OMAR))).toEqual(['Join', 'People']);
    for (const person of ['lena.fischer', 'noah.becker']) {
      const { status, body } = await invoke(person, base().refresh?.action, 'automatic');
      expect(status).toBe(200);
      expect(Object(body).type).toBe('application/vnd.microsoft.activity.message');
    }
    const stop = { call: { command: 'meeting.stop', input: { meeting: newestMeeting(bench).id, sure: true } } };
    for (const verb of ['look', 'call']) await invoke(DANA, { verb, data: stop }, 'automatic');
    await bench.settled();
    expect(bench.writes()).toHaveLength(writes);
    await presses(OMAR, own, 'Lock');
    expect(newestMeeting(bench)).toMatchObject({ locked: false, status: 'ONLINE' });
  });

  it('keeps the way to the tools for an owner whom nobody has met in Teams', async () => {
    bench = await openBench();
    bench.slack.stub.join('C0GENERAL');
    await bench.slack.types(DANA, '/meet Outage');
    await bench.settled();
    expect(JSON.stringify(bench.slack.channel().at(-1)?.blocks)).toContain('"Manage"');
  });

  it('lets those who may approve decide, and whoever asked withdraw', async () => {
    const rules = `
policy:
  - what: queue.set
    on: others
    approve: { by: admin, channels: ["teams:${CHANNEL.id}"], direct: false }
`;
    bench = await openBench({ config: rules });
    for (const person of [MIA, PRIYA, 'jonas.weber']) await bench.teams.types(person, 'help');
    await bench.teams.types(PRIYA, 'help', { conversation: CHANNEL });
    await bench.settled();
    await bench.teams.types(MIA, 'queue break Support @lena.fischer');
    await bench.settled();
    expect(labels(base())).toEqual(['Details']);
    expect(base().refresh?.userIds.toSorted()).toEqual(['29:jonas.weber', `29:${MIA}`, `29:${PRIYA}`]);
    expect(labels(await looks(MIA))).toEqual(['Withdraw', 'Details']);
    const approver = await looks(PRIYA);
    expect(labels(approver)).toEqual(expect.arrayContaining(['Approve', 'Deny']));
    await presses(PRIYA, approver, 'Approve');
    expect(bench.agent('lena.fischer', 'Support')).toBe('BREAK');
    expect(JSON.stringify(base())).toContain('Approved by Priya Natarajan');
    expect(base().refresh).toBeUndefined();
  });
});
