import { afterEach, describe, expect, it } from 'vitest';
import * as samples from '../adapters/intake/mailbox/samples.ts';
import { type Bench, openBench } from '../support/bench.ts';
import { type ImapStub, openImapStub } from '../support/imap-stub.ts';
import { type LogBench, logSettings, openLogBench, SLACK_CHANNEL } from '../support/log-bench.ts';

const config = `
supportMailbox: { senders: [mitel.io] }
supportLogs: { portal: "https://admin.example.com/accounts/{account}" }
`;

describe('a mail to the support contact', () => {
  let imap: ImapStub;
  let bench: Bench;
  let logs: LogBench;
  afterEach(async () => {
    await bench.close();
    await imap.close();
  });

  async function open(settings: Record<string, string>): Promise<void> {
    imap = await openImapStub();
    bench = await openBench({ env: { ...settings, SUPPORT_IMAP_URL: imap.url() }, config });
    logs = openLogBench(bench);
  }

  /** What a screen reader says of the card as it stands now. */
  const said = {
    Slack: () => logs.inSlack().at(-1)?.text ?? '',
    Teams: () => {
      const said: unknown = JSON.parse(/"speak":("(?:[^"\\]|\\.)*")/.exec(logs.inTeams().at(-1) ?? '')?.[1] ?? '""');
      return String(said);
    },
  };
  const thread = { Slack: () => logs.threadsInSlack().map(({ text }) => text), Teams: () => logs.threadsInTeams() };
  const press = {
    Slack: (label: string) => logs.pressesInSlack('sam.ortiz', label),
    Teams: (label: string) => logs.pressesInTeams('sam.ortiz', label),
  };
  const fill = {
    Slack: (label: string, values: Record<string, string>) => logs.fillsInSlack('sam.ortiz', label, values),
    Teams: (label: string, values: Record<string, string>) => logs.fillsInTeams('sam.ortiz', label, values),
  };

  it('that may be forged says so in both channels, and pings nobody', async () => {
    await open(logSettings);
    bench.slack.stub.join(SLACK_CHANNEL);
    await logs.addToTeam();
    imap.append(samples.forged({ id: 'm2', title: '<!here> <at>all</at> your account is closed' }));
    await bench.until(() => said.Slack() !== '' && said.Teams() !== '', 'both cards', 50);
    for (const words of [said.Slack(), said.Teams()])
      expect(words).toContain('Its sender is not verified: it may be forged.');
    expect(JSON.stringify(logs.inSlack())).not.toContain('<!here>');
    expect(logs.inTeams()[0]).not.toContain('"entities"');
  });

  it.each(['Slack', 'Teams'] as const)(
    'is taken, noted, reported and resolved in %s, in words at every step',
    async (platform) => {
      const { SUPPORT_LOGS_SLACK_CHANNEL, SUPPORT_LOGS_TEAMS_CHANNEL } = logSettings;
      await open(platform === 'Slack' ? { SUPPORT_LOGS_SLACK_CHANNEL } : { SUPPORT_LOGS_TEAMS_CHANNEL });
      if (platform === 'Slack') bench.slack.stub.join(SLACK_CHANNEL);
      else await logs.addToTeam();
      const says = said[platform];
      imap.append(samples.html({ id: 'm1', title: 'No audio after update', account: '4711' }));

      await bench.until(() => says() !== '', 'a card', 50);
      // Title, sentence, facts, what can be done, who did the last thing: all of the card, in one order.
      expect(says()).toBe(
        [
          'Mitel One Web: No audio after update · Open',
          'Reported by a user of account 4711, 9:00. Nobody has it yet.',
          'You can: Take it, Note, Reported, Resolved, Snooze, Details, Open in portal.',
          'Log 1',
        ].join('\n'),
      );
      await bench.until(() => imap.flags()[0]?.length === 2, 'the mail is marked', 50);
      expect(imap.flags()).toEqual([['$Patchcord', '\\Seen']]);

      await press[platform]('Take it');
      await bench.until(() => says().startsWith('Sam Ortiz has it'), 'taken', 50);
      expect(says()).toBe(
        [
          'Sam Ortiz has it · Open',
          'No audio after update. Sam Ortiz has it since 10:00. Reported by a user of account 4711, 9:00.',
          'Product: Mitel One Web',
          'You can: Note, Reported, Resolved, Details, Open in portal.',
          'Log 1 · Taken by Sam Ortiz, 10:00',
        ].join('\n'),
      );

      const note = await fill[platform]('Note', { note: 'Looking at <!channel> it' });
      expect(note).toContain('Note');
      await bench.until(() => thread[platform]().length === 1 && says().includes('1 note'), 'the note', 50);
      expect(thread[platform]()[0]).toContain(platform === 'Slack' ? 'at &lt;!channel&gt; it' : 'at <!channel> it');
      expect(says()).toContain('Sam Ortiz has it since 10:00. 1 note in the thread. Reported by');

      const reported = await fill[platform]('Reported', { ticket: 'MIT-4242' });
      expect(reported).toContain('ticket number');
      await bench.until(() => says().includes('· Reported'), 'reported', 50);
      expect(says()).toBe(
        [
          'Mitel One Web: No audio after update · Reported',
          'The vendor has it. Sam Ortiz looks after it. 1 note in the thread. Reported by a user of account 4711, 9:00.',
          'Ticket: MIT-4242',
          "Reported here. Please repeat it in the vendor's console.",
          'You can: Note, Resolved, Details, Open in portal.',
          'Log 1 · Reported by Sam Ortiz, 10:00',
        ].join('\n'),
      );

      await press[platform]('Resolved');
      await bench.until(() => says().includes('· Resolved'), 'resolved', 50);
      expect(says()).toBe(
        [
          'Mitel One Web: No audio after update · Resolved',
          'Reported by a user of account 4711, 9:00. 1 note in the thread.',
          'Ticket: MIT-4242',
          "Resolved here. Please repeat it in the vendor's console.",
          'You can: Reopen, Details, Open in portal.',
          'Log 1 · Resolved by Sam Ortiz, 10:00',
        ].join('\n'),
      );
      expect(platform === 'Slack' ? logs.inSlack() : logs.inTeams()).toHaveLength(1);
    },
  );
});
