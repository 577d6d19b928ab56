import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';
import { logSettings, openLogBench, SLACK_CHANNEL } from '../support/log-bench.ts';

const LOGS = 14;

describe('a list of more rows than one looks through', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench({ env: logSettings });
    bench.slack.stub.join(SLACK_CHANNEL);
  });
  afterEach(() => bench.close());

  const platforms = {
    Slack: {
      types: (person: string, line: string) => bench.slack.types(person, `/${line}`),
      presses: (person: string, label: string) => bench.slack.presses(person, label),
      sees: (person: string) => JSON.stringify(bench.slack.sees(person)),
    },
    Teams: {
      types: (person: string, line: string) => bench.teams.types(person, line),
      presses: (person: string, label: string) => bench.teams.presses(person, label),
      sees: (person: string) => bench.teams.sees(person),
    },
  };

  describe.each(['Slack', 'Teams'] as const)('in %s', (platform) => {
    const { types, presses, sees } = platforms[platform];
    const type = async (person: string, line: string) => {
      await types(person, line);
      await bench.settled();
    };
    const press = async (person: string, label: string) => {
      await presses(person, label);
      await bench.settled();
    };
    /** Numbers of the logs on show. */
    const logs = () => [
      ...new Set([...sees('sam.ortiz').matchAll(/(\d+) · Mitel One/g)].map(([, number]) => Number(number))),
    ];
    const numbers = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, at) => from - at);

    it('shows support logs ten at a time, the filters kept, there and back', async () => {
      const hook = openLogBench(bench);
      for (let at = 1; at <= LOGS; at += 1)
        await hook.arrive(`l${at}`, { title: `Echo ${at}`, product: at > 2 ? 'Mitel One Web' : 'MiVoice' });
      await bench.until(
        () => hook.inSlack().filter(({ text }) => text.includes('Echo')).length === LOGS,
        'all logs',
        500,
      );
      await type('sam.ortiz', 'supportlog list open product Mitel One');
      const title = '12 open support logs of Mitel One';
      expect(sees('sam.ortiz')).toContain(title);
      expect(logs()).toEqual(numbers(14, 5));
      expect(sees('sam.ortiz')).not.toContain('"Back"');
      await press('sam.ortiz', 'And 2 more');
      expect(logs()).toEqual([4, 3]);
      expect(sees('sam.ortiz')).toContain(title);
      expect(sees('sam.ortiz')).not.toContain(' more"');
      await press('sam.ortiz', 'Back');
      expect(logs()).toEqual(numbers(14, 5));

      await type('sam.ortiz', 'supportlog list open MiVoice');
      expect(sees('sam.ortiz')).toContain('2 open support logs about \\"MiVoice\\"');
      await type('sam.ortiz', 'supportlog list product Mitel One title Echo 14');
      expect(sees('sam.ortiz')).toContain('1 support log of Mitel One with \\"Echo 14\\"');
      expect(logs()).toEqual([14]);

      // With nothing but the products there are, and each state.
      await press('sam.ortiz', 'Filter');
      const form = platform === 'Slack' ? JSON.stringify(bench.slack.modal()) : sees('sam.ortiz');
      for (const choice of ['Mitel One Web', 'MiVoice', 'Reported', 'Echo 14']) expect(form).toContain(choice);
      if (platform === 'Slack') await bench.slack.submits('sam.ortiz', { query: 'Echo' });
      else await bench.teams.presses('sam.ortiz', 'Show support logs', { state: '', product: 'MiVoice', query: '' });
      await bench.settled();
      const found = platform === 'Slack' ? '14 support logs with \\"Echo\\"' : '2 support logs of MiVoice';
      expect(platform === 'Slack' ? bench.slack.everything() : sees('sam.ortiz')).toContain(found);
    });

    it('shows people and the audit trail in the same way', async () => {
      await type('priya.natarajan', 'find a');
      const found = Number(/(\d+) people/.exec(sees('priya.natarajan'))?.[1]);
      expect(found).toBeGreaterThan(10);
      expect(sees('priya.natarajan')).toContain('Aino Virtanen');
      await press('priya.natarajan', `And ${found - 10} more`);
      expect(sees('priya.natarajan')).toContain(`${found} people`);
      expect(sees('priya.natarajan')).not.toContain('Aino Virtanen');
      await press('priya.natarajan', 'Back');
      expect(sees('priya.natarajan')).toContain('Aino Virtanen');

      for (let at = 0; at < 12; at += 1) await types('dana.kim', `presence ${at % 2 === 0 ? 'dnd' : 'available'}`);
      await bench.settled();
      await type('priya.natarajan', 'audit presence.set @dana.kim');
      expect(sees('priya.natarajan')).toContain('And 2 more');
      await press('priya.natarajan', 'And 2 more');
      expect(sees('priya.natarajan')).toContain('Audit about Dana Kim, on presence.set');
      expect([...sees('priya.natarajan').matchAll(/Available →/g)].length).toBeGreaterThan(0);
      expect(sees('priya.natarajan')).not.toContain(' more"');
    });
  });
});
