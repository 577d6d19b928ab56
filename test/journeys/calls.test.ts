import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';
import { opens } from '../support/browser.ts';

const DANA = 'dana.kim';
const INCOMING = { who: DANA, direction: 'INBOUND_CALL', rangS: 20 } as const;

describe('calls', () => {
  let bench: Bench;
  afterEach(() => bench.close());
  const slackBlocks = () => JSON.stringify(bench.slack.sees(DANA).blocks);

  it('are listed on both platforms with names that somebody here has given them', async () => {
    bench = await openBench();
    await bench.slack.types(DANA, '/calls');
    await bench.teams.types(DANA, 'calls');
    await bench.settled();
    for (const seen of [bench.slack.sees(DANA).text, bench.teams.sees(DANA)]) {
      expect(seen).toContain('Hafenlogistik Nord');
      expect(seen).toContain('Missed · 9:35 · +4940555118');
      expect(seen).toContain('Mia Rossi');
      // Only a number came with this call; it stands in the person's own contacts.
      expect(seen).toContain('Taxi Berlin');
      expect(seen).toContain('Incoming · 8:50 · 5 minutes');
    }
    await bench.slack.types(DANA, '/calls missed');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('2 missed calls');
    expect(bench.slack.sees(DANA).text).not.toContain('Mia Rossi');
    await bench.slack.types('aino.virtanen', '/calls missed');
    await bench.settled();
    expect(bench.slack.sees('aino.virtanen').text).toContain('No missed calls');
  });

  it('open, are called back over a page, and add the caller to the contacts with an Undo', async () => {
    bench = await openBench();
    bench.sandbox.phones.record({ ...INCOMING, minutesAgo: 1, number: '+4620001', name: 'Norrsken <!channel> *AB*' });
    await bench.teams.types(DANA, 'calls missed');
    await bench.settled();
    await bench.teams.presses(DANA, 'Open');
    await bench.settled();
    expect(bench.teams.sees(DANA)).toContain('not in your contacts');
    const link = bench.teams.address(DANA, 'Call back');
    const page = await opens(link.replace(/^https?:\/\/[^/]+/, bench.patchcord.url));
    expect(page.status).toBe(200);
    expect(page.html).toContain('href="tel:+4620001"');
    expect(page.html).toContain('Norrsken &lt;!channel&gt; *AB*');
    await bench.teams.presses(DANA, 'Add to contacts');
    await bench.settled();
    expect(bench.teams.sees(DANA)).toContain('is in your contacts');
    await bench.slack.types(DANA, '/find Norrsken');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('Your contact.');
    expect(slackBlocks()).not.toContain('<!channel>');
    await bench.teams.presses(DANA, 'Undo');
    await bench.settled();
    await bench.slack.types(DANA, '/find Norrsken');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('Nobody found');
    await bench.pass(11 * 60_000);
    expect((await opens(link.replace(/^https?:\/\/[^/]+/, bench.patchcord.url))).status).toBe(410);
  });

  it('come ten at a time, whoever hides is said so and cannot be called back', async () => {
    bench = await openBench();
    for (let at = 1; at <= 24; at += 1)
      bench.sandbox.phones.record({
        ...INCOMING,
        minutesAgo: at,
        number: at === 1 ? 'anonymous' : `+4950${at}`,
        name: '',
      });
    await bench.slack.types(DANA, '/calls missed');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('26 missed calls');
    expect(bench.slack.sees(DANA).text).toContain('Number withheld');
    expect(slackBlocks()).toContain('+49502');
    expect(slackBlocks()).not.toContain('+495011');
    await bench.slack.presses(DANA, 'And 16 more');
    await bench.settled();
    expect(slackBlocks()).toContain('+495011');
    await bench.slack.presses(DANA, 'And 6 more');
    await bench.settled();
    expect(slackBlocks()).toContain('Hafenlogistik Nord');
    expect(slackBlocks()).not.toContain(' more"');
    await bench.slack.types(DANA, '/calls');
    await bench.settled();
    await bench.slack.presses(DANA, 'Open');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('The caller hid the number');
    expect(slackBlocks()).not.toContain('Call back');
  });

  it('and contacts are asked for in sentences; what is missing is asked for with a form', async () => {
    bench = await openBench();
    await bench.slack.says(DANA, 'who called me today?');
    await bench.settled();
    expect(bench.slack.direct(DANA).at(-1)?.text).toContain('calls today');
    await bench.slack.types(DANA, '/contact add Anna Roux +33 1 55 599');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('Anna Roux is in your contacts');
    await bench.slack.types(DANA, '/contact add Anna Roux +33 1 55 599');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('Anna Roux is in your contacts already');
    await bench.teams.types(DANA, 'contact add Ben Ny');
    await bench.settled();
    expect(bench.teams.sees(DANA)).toContain('Add somebody to your contacts');
    await bench.teams.presses(DANA, 'Add contact', { name: 'Ben Ny', number: 'no number' });
    await bench.settled();
    expect(bench.teams.sees(DANA)).toContain('no number');
    await bench.teams.types(DANA, 'find a');
    await bench.settled();
    expect(bench.teams.sees(DANA)).toContain('Company contact');
  });

  it('ask a person who is not connected to connect first', async () => {
    bench = await openBench();
    await bench.slack.types('noah.becker', '/calls');
    await bench.settled();
    expect(bench.slack.sees('noah.becker').text).toContain('Connect your phone account');
  });
});
