import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';

const DANA = 'dana.kim';

describe('what belongs to a person', () => {
  let bench: Bench;
  afterEach(() => bench.close());
  const slack = async (person: string, line: string) => {
    await bench.slack.types(person, line);
    await bench.settled();
    return bench.slack.sees(person).text;
  };
  const teams = async (person: string, line: string) => {
    await bench.teams.types(person, line);
    await bench.settled();
    return bench.teams.sees(person);
  };

  it('greetings are shown and switched, with a way back, on both platforms and in sentences', async () => {
    bench = await openBench();
    expect(await slack(DANA, '/greeting')).toContain('Callers hear "office"');
    expect(await teams(DANA, 'turn on my vacation greeting')).toMatch(/Callers now hear \\"vacation\\"/);
    await bench.teams.presses(DANA, 'Undo');
    await bench.settled();
    expect(await slack(DANA, '/greeting')).toContain('Callers hear "office"');
    await bench.slack.presses(DANA, 'Turn off');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('"office" is off');
    expect(await teams(DANA, 'greeting')).toContain('No greeting is on');
    expect(await teams(DANA, 'greeting off')).toContain('Nothing was changed');
    await bench.slack.presses(DANA, 'Undo');
    await bench.settled();
    expect(await slack(DANA, '/greeting off')).toContain('"office" is off');
    expect(await slack(DANA, '/greeting enable office.wav')).toContain('You have no greeting "office.wav"');
    await bench.slack.presses(DANA, 'office');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('Callers now hear "office"');
    expect(await slack('priya.natarajan', '/audit greeting.enable')).toContain('voicemail greeting: none → office');
  });

  it('numbers, telephones and ring groups are shown; secrets of telephones are not', async () => {
    bench = await openBench();
    const OMAR = 'omar.haddad';
    const numbers = await teams(OMAR, 'numbers');
    expect(numbers).toContain('Your extension is 2051');
    expect(numbers).toContain('+49305552051 (Direct line)');
    expect(numbers).toContain('Ring now');
    for (const secret of ['Handset#', '/provision/']) expect(numbers).not.toContain(secret);
    expect(await slack(OMAR, '/ringgroups')).toContain('You are in 1 ring group');
    expect(await teams(OMAR, 'which ring groups am I in?')).toContain('On call');
    expect(await slack(DANA, '/ringgroups')).toContain('You are in no ring group');
  });
});
