import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';

const MINUTE = 60_000;
const OMAR = 'omar.haddad';
const MIA = 'mia.rossi';
const LENA = 'lena.fischer';
const DANA = 'dana.kim';

describe('a word that answers a question', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  /** In the direct chat with the bot. */
  async function says(person: string, text: string): Promise<string> {
    await bench.teams.types(person, text);
    await bench.settled();
    return bench.teams.sees(person);
  }

  it('is understood in Slack, too', async () => {
    bench = await openBench();
    const inSlack = async (text: string) => {
      await bench.slack.says(MIA, text);
      await bench.settled();
      return bench.slack.direct(MIA).at(-1)?.text ?? '';
    };
    expect(await inSlack('put Lena on break in Support')).toContain('is that right?');
    await inSlack('yes');
    expect(bench.agent(LENA, 'Support')).toBe('BREAK');
    const [question] = bench.slack.direct(MIA);
    expect(question?.text).toContain('You answered: yes');
    expect(JSON.stringify(question?.blocks)).not.toContain('button');
    expect(await inSlack('presence Dana')).toContain('Which Dana?');
    expect(await inSlack('the second one')).toContain('Dana Park is');
  });

  it('does what the button would, in every language, once, and for the one who was asked', async () => {
    bench = await openBench();
    for (const [wish, yes] of [
      ['put Lena on break in Support', 'Yes, please!'],
      ['setz Lena in Support auf bereit', 'ja'],
      ['mets Lena en pause dans Support', 'oui'],
      ['pon a Lena listo en Support', 'sí'],
    ] as const) {
      const before = bench.agent(LENA, 'Support');
      expect(await says(MIA, wish)).toContain('is that right?');
      expect(await says(OMAR, yes)).not.toContain('Lena');
      expect(bench.agent(LENA, 'Support')).toBe(before);
      await says(MIA, yes);
      expect(bench.agent(LENA, 'Support')).not.toBe(before);
    }
    const writes = bench.writes().length;
    await says(MIA, 'yes');
    expect(bench.writes()).toHaveLength(writes);
  });

  it('stands on the card from then on, which can no longer be pressed', async () => {
    bench = await openBench();
    const first = () => JSON.stringify(bench.teams.stub.messages(bench.teams.conversation(MIA))[0]);
    await says(MIA, 'put Lena on break in Support');
    expect(first()).toContain('Do it');
    await says(MIA, 'No thanks');
    expect(first()).toContain('You answered: No thanks');
    expect(first()).not.toContain('Do it');
    bench.teams.stub.refuse({ kind: 'update', status: 403, times: 1 });
    await says(MIA, 'put Lena on break in Support');
    expect(await says(MIA, 'yes')).toContain('break');
  });

  it('a no ends it, and a yes after it, after something else or much later means nothing', async () => {
    bench = await openBench();
    const ask = async () => expect(await says(MIA, 'put Lena on break in Support')).toContain('is that right?');
    await ask();
    expect(await says(MIA, 'nein')).toContain('Nothing was done');
    await says(MIA, 'yes');
    await ask();
    await says(MIA, 'cancel that');
    await says(MIA, 'yes');
    await ask();
    await says(MIA, 'what a lovely morning');
    await says(MIA, 'yes');
    await ask();
    await bench.pass(6 * MINUTE);
    await says(MIA, 'yes');
    expect(bench.writes()).toEqual([]);
  });

  it('answers no request that others decide, and no question that wants a word typed', async () => {
    bench = await openBench();
    expect(await says(OMAR, 'password account @lena.fischer')).toContain('Waiting for approval');
    await says(OMAR, 'yes');
    expect(await says('priya.natarajan', 'delete the user @noah.becker')).toContain('Noah Becker');
    expect(await says('priya.natarajan', 'yes')).toContain('Type delete to go on');
    expect(bench.writes()).toEqual([]);
  });

  it('chooses by its place or by its beginning', async () => {
    bench = await openBench();
    for (const [said, name] of [
      ['the second one', 'Dana Park is'],
      ['der erste', 'Dana Kim is'],
      ['2', 'Dana Park is'],
      ['la primera', 'Dana Kim is'],
      ['the last', 'Dana Park is'],
    ] as const) {
      expect(await says(MIA, 'presence Dana')).toContain('Which Dana?');
      expect(await says(MIA, said)).toContain(name);
    }
    expect(await says(MIA, 'the second one')).not.toContain('Dana');
  });

  it('of six meetings that run, all stand there, and one is named by how it begins', async () => {
    bench = await openBench();
    for (const subject of ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot'])
      await says(DANA, `meet audio ${subject} round`);
    const shown = await says(DANA, 'meeting lock');
    expect(shown).toContain('Which meeting?');
    expect(shown).toContain('Foxtrot');
    expect(await says(DANA, 'foxtrot')).toMatch(/Foxtrot.*locked|locked.*Foxtrot/is);
  });
});
