import { buttons, call, card, facts, press, subtle, text } from '../../cards/build.ts';
import type { Card } from '../../cards/model.ts';
import { deliveriesCard, type LogView, logCard, logNoteCard, stormCard } from '../../cards/support-log.ts';
import { logsCard } from '../../cards/support-log-list.ts';

const names = ['Dana Kim', 'Omar Haddad', 'Lena Fischer', 'Mia Rossi', 'Priya Natarajan', 'Jonas Weber'];

/** A support log that nobody has yet. */
export const log: LogView = {
  number: 17,
  product: 'Mitel One Web',
  title: 'No audio after update',
  state: 'Open',
  account: 'Ballad Industries',
  occurred: '10:02',
  severity: 'high',
  needsLook: false,
  doubted: false,
  assignee: undefined,
  ticket: '',
  snoozedUntil: undefined,
  notes: 0,
  duplicates: 2,
  files: 1,
  last: '',
  why: '',
  portal: 'https://admin.example.com/accounts/4711',
  details: undefined,
  note: undefined,
};

/** Cards of every block kind, tone and extreme; each renderer shows them against its golden files. */
export const cardSamples: Record<string, Card> = {
  'presence-set': card(
    'Do not disturb until 10:30',
    'good',
    [
      text('Was: Available. Returns by itself. Calls go to voicemail.'),
      facts({ Note: 'Writing <the> report & more', 'Set by': 'Dana Kim' }),
      buttons(
        press(
          'Undo',
          { command: 'presence.set', input: { presence: 'AVAILABLE' }, undoes: true },
          { style: 'primary' },
        ),
        press('30 min more', call('presence.set', { presence: 'DO_NOT_DISTURB', until: '2026-11-23T11:00:00+01:00' })),
        press('Change', call('presence.set'), { opens: 'form' }),
      ),
    ],
    'Updated 10:02:14',
  ),
  'title-only': card('No open support logs', 'neutral', []),
  'support-log': logCard(log, true),
  'support-log-taken': logCard(
    { ...log, assignee: { name: 'Sam Ortiz', since: '10:04' }, notes: 3, last: 'Assigned by Sam Ortiz, 10:04' },
    true,
  ),
  'support-log-reported': logCard(
    {
      ...log,
      state: 'Reported',
      assignee: { name: 'Sam Ortiz', since: '10:04' },
      ticket: 'MIT-4242',
      notes: 3,
      last: 'Reported by Sam Ortiz, 10:20',
    },
    true,
  ),
  'support-log-resolved': logCard({ ...log, state: 'Resolved', notes: 3, last: 'Resolved by Sam Ortiz, 10:40' }, true),
  'support-log-details': logCard(
    {
      ...log,
      details: {
        reporter: 'kai.lorenz@ballad.example',
        accountId: '4711',
        description: 'Since this morning I hear nobody, and nobody hears me. <!here> *not bold*',
        files: ['screenshot.png'],
        notes: [{ by: 'Sam Ortiz', at: '10:05', text: 'Looking at it.' }],
        history: ['Sam Ortiz: nobody → Sam Ortiz, 10:04'],
      },
    },
    false,
  ),
  'support-logs': logsCard({
    title: '12 open support logs',
    lines: Array.from({ length: 10 }, (_, at) => ({
      number: 17 - at,
      product: 'Mitel One Web',
      title: `Trouble ${at + 1}`,
      state: 'Open',
      who: at % 2 === 0 ? '' : 'Sam Ortiz',
      when: '10:02',
    })),
    total: 12,
    empty: '',
  }),
  'support-log-note': logNoteCard({ by: 'Sam Ortiz', at: '10:12', text: 'Looking at <!channel> it', loud: false }),
  'support-log-call': logNoteCard({
    by: 'Patchcord',
    at: '10:17',
    text: 'Nobody has taken log 17 for 15 minutes. Called in: Jonas Weber.',
    loud: true,
  }),
  'support-log-storm': stormCard({ waiting: 23, total: 40, since: '10:02', minutes: 1 }),
  'support-log-deliveries': deliveriesCard({
    number: 17,
    title: 'Mitel One Web: No audio after update',
    rows: [
      { place: '#support in Slack', state: 'Seen', detail: 'Sent 10:02; seen by Sam Ortiz, 10:04' },
      {
        place: 'Teams channel 19:a@thread.tacv2',
        state: 'Failed',
        detail: 'The app is not installed in that chat or team.',
      },
    ],
    missing: 1,
  }),
  problem: card('The phone system did not answer', 'warning', [
    text('Nothing was changed. I keep trying until 10:05.'),
    buttons(press('Stop trying', call('presence.set'), { style: 'danger' })),
    subtle('Reference 7f3a-21'),
  ]),
  'queue-agents': card(
    'Who is on Support',
    'neutral',
    [
      {
        kind: 'table',
        columns: ['Agent', 'Extension', 'State'],
        rows: names.map((name, at) => [name, String(2044 + at), at % 2 === 0 ? 'Ready' : 'Break until 10:15']),
      },
      subtle('and 14 more'),
      buttons(press('Refresh', call('queue.agents', { queue: { id: '8002' } }), { says: 'Refresh who is on Support' })),
    ],
    'Updated 10:02:14',
  ),
  rows: card('3 calls today', 'neutral', [
    {
      kind: 'rows',
      rows: [
        {
          title: 'Hafenlogistik Nord',
          detail: 'Missed · 10:02 · +49 40 555118',
          button: press('Open', call('calls.show', { id: '1' }), { says: 'Open the call with Hafenlogistik Nord' }),
        },
        { title: '<!channel> *Bold* & <b>Co</b>', detail: 'Out · 09:40 · 2 minutes' },
        { title: 'Number withheld', detail: '' },
      ],
    },
    subtle('and 14 more'),
  ]),
  choice: card('Which Dana?', 'attention', [
    buttons(
      press('Dana Kim · 2044 · Sales', call('presence.show', { user: { id: '44' } })),
      press('Dana Park · 2045 · Finance', call('presence.show', { user: { id: '45' } })),
    ),
  ]),
  form: card('Set your presence', 'neutral', [
    text('Choose how colleagues and queues see you.'),
    {
      kind: 'form',
      inputs: [
        {
          kind: 'choice',
          name: 'presence',
          label: 'Presence',
          required: true,
          value: 'AWAY',
          options: [
            { label: 'Available', value: 'AVAILABLE' },
            { label: 'Away', value: 'AWAY' },
            { label: 'Do not disturb', value: 'DO_NOT_DISTURB' },
          ],
        },
        {
          kind: 'text',
          name: 'until',
          label: 'Until',
          required: false,
          placeholder: '3pm',
          hint: 'A time or a length',
        },
        { kind: 'text', name: 'note', label: 'Note', required: false, maxLength: 100, multiline: true, value: 'Lunch' },
      ],
      submit: press('Set presence', call('presence.set'), { style: 'primary' }),
    },
  ]),
  connect: card('Connect your phone account', 'attention', [
    text('Setting your presence needs your own phone account. The link is for you alone, for 10 minutes.'),
    buttons(
      { kind: 'address', label: 'Connect', url: 'https://pbx.example.com/connect/abc', style: 'primary' },
      press('Why?', call('help', { topic: 'connect' })),
    ),
  ]),
  // Page buttons are made into address buttons before an adapter sees the card: one that slips through is left out.
  'page-button': card('Your new phone password is ready', 'good', [
    text('Shown once, on a page only you can open, until 10:12.'),
    buttons({ kind: 'page', label: 'Show it once', page: 'secret', about: { secret: 's1' } }),
  ]),
  hostile: card('Note of <!channel> & <@U0ADMIN> by <https://evil.example|Dana>', 'neutral', [
    text(
      '<!here> <!subteam^S1> <#C1|general> *bold* _it_ ~no~ `code` > quote @channel @here https://evil.example :boom:',
    ),
    facts({ 'Label <b>': '&lt;!everyone&gt; [x](https://evil.example) <at>Dana</at>' }),
    {
      kind: 'table',
      columns: ['*A*', '`B`'],
      rows: [
        ['```', '<!channel>'],
        ['|', '\\'],
      ],
    },
  ]),
  huge: card(
    'A very long title '.repeat(20).trim(),
    'attention',
    [
      text('A sentence of some length that goes on. '.repeat(260).trim()),
      facts(
        Object.fromEntries(Array.from({ length: 23 }, (_, at) => [`Fact ${at + 1}`, `Value ${at + 1} `.repeat(20)])),
      ),
      {
        kind: 'table',
        columns: ['Name', 'State'],
        rows: Array.from({ length: 120 }, (_, at) => [`Person ${at}`, 'Ready']),
      },
      ...Array.from({ length: 60 }, (_, at) => text(`Line ${at + 1}`)),
      buttons(...Array.from({ length: 30 }, (_, at) => press(`Button ${at} ${'x'.repeat(90)}`, call('help', { at })))),
    ],
    'Small print '.repeat(60).trim(),
  ),
};
