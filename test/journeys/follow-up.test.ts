import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';

const MINUTE = 60_000;
const OMAR = 'omar.haddad';
const MIA = 'mia.rossi';
const DANA = 'dana.kim';

describe.each(['slack', 'teams'] as const)('what is said about the command before, on %s', (platform) => {
  let bench: Bench;
  afterEach(() => bench.close());

  /** In the direct chat with the bot. */
  async function says(person: string, text: string): Promise<string> {
    if (platform === 'slack') await bench.slack.says(person, text);
    else await bench.teams.types(person, text);
    await bench.settled();
    return platform === 'slack' ? (bench.slack.direct(person).at(-1)?.text ?? '') : bench.teams.sees(person);
  }

  /** Every card that stands there, as text. */
  const cards = (person: string) =>
    platform === 'slack'
      ? bench.slack.direct(person).map(({ text }) => text)
      : bench.teams.stub.messages(bench.teams.conversation(person)).map((one) => JSON.stringify(one));

  it('changes the time, and adds to it', async () => {
    bench = await openBench();
    expect(await says(DANA, 'dnd for 30m')).toContain('10:30');
    expect(await says(DANA, 'make it an hour')).toContain('until 11:00');
    expect(await says(DANA, '30 minutes more')).toContain('until 11:30');
    expect(await says(DANA, 'until 4 instead')).toContain('until 16:00');
    expect(bench.presence(DANA).presence).toBe('DO_NOT_DISTURB');
    await bench.pass(6 * 60 * MINUTE + 5_000);
    expect(bench.presence(DANA).presence).toBe('AVAILABLE');
  });

  it('does the same in one more queue, and for another value', async () => {
    bench = await openBench();
    await says(OMAR, 'queue break Support for 15m');
    const shown = await says(OMAR, 'and billing too');
    expect(shown).toMatch(/break in Billing until 10:15/i);
    expect(bench.agent(OMAR, 'Billing')).toBe('BREAK');
    expect(bench.agent(OMAR, 'Support')).toBe('BREAK');
    await says(OMAR, 'no, lunch');
    expect(bench.agent(OMAR, 'Billing')).toBe('LUNCH');
  });

  it('takes a name or a choice for the answer to what it has just asked', async () => {
    bench = await openBench();
    expect(await says(OMAR, 'queue break for 15m')).toContain('in which queue?');
    expect(await says(OMAR, 'Support')).toMatch(/break in Support until 10:15/i);
    expect([bench.agent(OMAR, 'Support'), bench.agent(OMAR, 'Billing')]).toEqual(['BREAK', 'NOT_READY']);
    await says(OMAR, 'queue lunch');
    await says(OMAR, 'both');
    expect([bench.agent(OMAR, 'Support'), bench.agent(OMAR, 'Billing')]).toEqual(['LUNCH', 'LUNCH']);
    expect(await says(DANA, 'presence @dana')).toContain('Which Dana?');
    expect(await says(DANA, 'Dana Park.')).toContain('Dana Park is');
    expect(await says(DANA, 'Omar Haddad')).not.toContain('Omar Haddad is');
  });

  it('takes no name for an answer to what others are asked', async () => {
    bench = await openBench();
    expect(await says(OMAR, 'password account @lena.fischer')).toContain('Waiting for approval');
    expect(await says(OMAR, 'Dana Park')).not.toContain('Waiting for approval');
  });

  it('takes back what was meant for another queue', async () => {
    bench = await openBench();
    await says(OMAR, 'queue break Support');
    await says(OMAR, 'I meant Billing');
    expect(bench.agent(OMAR, 'Support')).toBe('READY');
    expect(bench.agent(OMAR, 'Billing')).toBe('BREAK');
  });

  it('takes the last thing back, once', async () => {
    bench = await openBench();
    await says(DANA, 'lunch');
    expect(await says(DANA, 'cancel that')).toContain('Undone');
    expect(bench.presence(DANA).presence).toBe('AVAILABLE');
    expect(await says(DANA, 'undo')).toContain('It is undone already');
  });

  it('takes back the part of a sentence that did something, where the other did nothing', async () => {
    bench = await openBench();
    await says(DANA, 'do not disturb and log me out of billing');
    expect(bench.presence(DANA).presence).toBe('DO_NOT_DISTURB');
    await says(DANA, 'cancel that');
    expect(bench.presence(DANA).presence).toBe('AVAILABLE');
  });

  it('says of a further wish that it takes a while, and then in the same place what was done', async () => {
    bench = await openBench();
    const hold = bench.phone.hold('/agent');
    const said = says(OMAR, 'do not disturb and log me out of billing');
    await hold.reached;
    await bench.until(() => cards(OMAR).some((one) => one.includes('Working on it')), 'the working line', 100);
    hold.release();
    await said;
    expect(bench.agent(OMAR, 'Billing')).toBe('LOGGED_OUT');
    expect(cards(OMAR)).toHaveLength(2);
    expect(cards(OMAR).filter((one) => one.includes('Working on it'))).toEqual([]);
  });

  it('withdraws a request that waits for others', async () => {
    bench = await openBench();
    expect(await says(OMAR, 'password extension lena.fischer@example.com')).toContain('Waiting for approval');
    expect(await says(OMAR, 'never mind')).toMatch(/withdrawn/i);
  });

  it('asks first where it is about somebody else, and nothing follows what nobody said', async () => {
    bench = await openBench();
    await says(MIA, 'queue break Support lena.fischer@example.com');
    const before = bench.writes().length;
    expect(await says(MIA, 'and for Omar too')).toMatch(/is that right/i);
    expect(bench.writes()).toHaveLength(before);
    expect(await says(DANA, 'make it an hour')).toContain('did not get that');
    expect(await says(MIA, 'and the weather too')).not.toMatch(/is that right/i);
    await bench.pass(16 * MINUTE);
    expect(await says(MIA, 'cancel that')).toContain('did not get that');
  });
});
