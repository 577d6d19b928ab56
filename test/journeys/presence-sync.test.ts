import { afterEach, describe, expect, it } from 'vitest';
import { openGraph } from '../../src/sandbox/graph/index.ts';
import { type Bench, openBench } from '../support/bench.ts';

const DANA = 'dana.kim';
const MAIL = 'dana.kim@example.com';
const MINUTE = 60_000;
const DND = { availability: 'DoNotDisturb', activity: 'DoNotDisturb' };

describe.each(['sqlite', 'postgres'] as const)('presence kept in step with Teams on %s', (engine) => {
  let bench: Bench;
  afterEach(() => bench.close());

  const asks = async (line: string) => {
    await bench.slack.types(DANA, line);
    await bench.settled();
    return bench.slack.sees(DANA).text;
  };
  const teams = () => bench.sandbox.teams.of(MAIL);
  const comesTo = (presence: string) =>
    bench.until(() => bench.presence(DANA).presence === presence, `${presence} on the phone`, 5_000);

  it('shows in Teams what was set in the chat once the person agrees, and gives back what was there', async () => {
    bench = await openBench({ engine });
    await asks('/presence dnd');
    expect(teams()).toMatchObject({ availability: 'Available', preferred: null });
    await asks('/presence available');
    expect(await asks('/sync on teams')).toContain('Teams follows the phone');
    await asks('/presence lunch note back at one');
    expect(teams()).toMatchObject({ availability: 'BeRightBack', statusMessage: 'Lunch: back at one' });
    expect(await asks('/presence why')).toMatch(/Teams: Be right back[\s\S]*follows the phone[\s\S]*you told me/);
    await bench.restart();
    await bench.settled();
    await bench.pass(11_000);
    await asks('/presence available');
    await bench.pass(11_000);
    expect(teams()).toMatchObject({ availability: 'Available', preferred: null, statusMessage: null });
    // One way: what happens in Teams changes nothing on the phone.
    await bench.sandbox.teams.choose(MAIL, DND);
    await bench.pass(6 * MINUTE);
    expect(bench.presence(DANA).presence).toBe('AVAILABLE');
  });

  it('sets the phone by Teams where the person wants both ways, tells a change by hand from its own, and ends with a call', async () => {
    bench = await openBench({ engine });
    await bench.until(() => bench.sandbox.wsi.listeners() === 1, 'the stream of events');
    expect(await asks('/sync on teams both ways')).toContain('Teams and the phone follow each other');
    await bench.sandbox.teams.choose(MAIL, DND);
    await comesTo('DO_NOT_DISTURB');
    await bench.sandbox.teams.choose(MAIL, undefined);
    await comesTo('AVAILABLE');
    const call = bench.sandbox.phones.ring({ number: '+4930555', name: '' }, MAIL);
    call.answer();
    await bench.until(() => teams().activity === 'InACall', 'the call in Teams', 200);
    await bench.settled();
    await bench.pass(61 * MINUTE);
    expect(teams()).toMatchObject({ activity: 'InACall' });
    call.end();
    await bench.until(() => teams().activity === 'Available', 'the end of the call in Teams', 200);
    expect(await asks('/sync off')).toContain('no longer follow');
    await bench.slack.presses(DANA, 'Undo');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('Teams and the phone follow each other');
  });

  it('goes on trying while Teams is away, and says what it cannot do', async () => {
    bench = await openBench({ engine });
    await asks('/sync on teams both ways');
    await bench.slack.types('noah.becker', '/sync on teams both ways');
    await bench.settled();
    await bench.sandbox.teams.choose('noah.becker@example.com', DND);
    bench.sandbox.teams.switches.application.delete('Presence.ReadWrite.All');
    await asks('/presence trip note in Oslo');
    await bench.pass(6 * MINUTE);
    expect(teams()).toMatchObject({ availability: 'Available' });
    for (const why of ['/presence why', '/pbx why am I on dnd?']) {
      await bench.slack.types('priya.natarajan', why);
      await bench.settled();
      expect(bench.slack.sees('priya.natarajan').text).toContain('Your presence is not kept in step');
    }
    await bench.slack.types('priya.natarajan', '/sync');
    await bench.settled();
    const shown = bench.slack.sees('priya.natarajan').text;
    expect(shown).toContain('Presence sync needs a look');
    expect(shown).toMatch(/Dana Kim[\s\S]*Noah Becker[\s\S]*not connected/);
    bench.sandbox.teams.switches.application.add('Presence.ReadWrite.All');
    await bench.slack.presses('priya.natarajan', 'Sync all');
    await bench.pass(20_000);
    await asks('/presence away');
    await bench.pass(11_000);
    expect(teams()).toMatchObject({ availability: 'Away' });
    await bench.slack.types('omar.haddad', '/sync @dana.kim');
    await bench.settled();
    expect(bench.slack.sees('omar.haddad').text).toContain('You cannot do this');
  });

  it('lets do not disturb reach a phone whose account is not connected, where the operator says so, and nothing else', async () => {
    bench = await openBench({ engine, config: 'sync: { dndWithoutAccount: true }' });
    const NOAH = 'noah.becker';
    const shows = () => bench.sandbox.teams.choose(`${NOAH}@example.com`, DND);
    await bench.teams.types(NOAH, 'sync on teams both ways');
    await bench.settled();
    await shows();
    await bench.pass(6 * MINUTE);
    expect(bench.presence(NOAH)).toMatchObject({ presence: 'AVAILABLE', dnd: true });
    await bench.restart();
    await bench.settled();
    await bench.sandbox.teams.choose(`${NOAH}@example.com`, undefined);
    await bench.pass(6 * MINUTE);
    expect(bench.presence(NOAH)).toMatchObject({ presence: 'AVAILABLE', dnd: false });
    await bench.sandbox.teams.choose(`${NOAH}@example.com`, { availability: 'Away', activity: 'Away' });
    await bench.pass(12 * MINUTE);
    expect(bench.presence(NOAH)).toMatchObject({ presence: 'AVAILABLE', dnd: false });
    await bench.teams.types(NOAH, 'presence why');
    await bench.settled();
    expect(bench.teams.sees(NOAH)).toMatch(/not connected/);
  });

  it('is switched on in Teams as well, and says there whose phone account is missing', async () => {
    bench = await openBench({ engine });
    const NOAH = 'noah.becker';
    await bench.teams.types(NOAH, 'sync on teams both ways');
    await bench.settled();
    expect(bench.teams.sees(NOAH)).toContain('Teams and the phone follow each other');
    await bench.sandbox.teams.choose('noah.becker@example.com', DND);
    await bench.pass(6 * MINUTE);
    expect(bench.presence(NOAH).presence).toBe('AVAILABLE');
    await bench.teams.types(NOAH, 'presence why');
    await bench.settled();
    expect(bench.teams.sees(NOAH)).toMatch(/not connected[\s\S]*Connect your phone/);
    await bench.teams.presses(NOAH, 'Turn Teams off');
    await bench.settled();
    expect(bench.teams.sees(NOAH)).toContain('Teams no longer follows your phone');
  });

  it('takes part where the operator says so, asks no chat platform for it, and guesses nobody', async () => {
    const APP = { GRAPH_TENANT_ID: 'tenant', GRAPH_CLIENT_ID: 'client', GRAPH_CLIENT_SECRET: 'secret' };
    const graph = await openGraph({ tenant: 'tenant', client: 'client', secret: 'secret' });
    for (const id of ['oid-1', 'oid-2', 'oid-3'])
      graph.users.set(id, {
        id,
        userPrincipalName: `${id}@example.com`,
        mail: id === 'oid-3' ? 'omar.haddad@example.com' : MAIL,
      });
    await graph.teams.finds('oid-3', { availability: 'Available', activity: 'Available' });
    bench = await openBench({
      engine,
      env: { ...APP, GRAPH_URL: graph.url, PATCHCORD_SANDBOX: '1' },
      config: 'sync: { preset: { teams: to } }',
    });
    await bench.pass(20_000);
    await bench.slack.types('omar.haddad', '/presence dnd');
    await asks('/presence dnd');
    expect(graph.teams.of('oid-3')).toMatchObject({ availability: 'DoNotDisturb' });
    expect(graph.calls.filter((call) => call.includes('oid-1') || call.includes('oid-2'))).toEqual([]);
    await bench.slack.types('priya.natarajan', '/sync');
    await bench.settled();
    expect(bench.slack.sees('priya.natarajan').text).toMatch(/Dana Kim[\s\S]*more than one, has their address/);
    const asked = bench.slack.stub.calls.filter(({ method }) => method === 'users.lookupByEmail');
    expect(asked).toEqual([]);
    await graph.stop();
  });
});
