import { buttons, call, card, facts, press, subtle, text } from '../../cards/build.ts';
import type { Card } from '../../cards/model.ts';
import { NOTICE_TOPICS, type NoticeTopic, type NoticeWishes, quietWords } from '../../src/core/call-notices.ts';
import { field } from '../../src/core/fields.ts';
import { inWords } from '../../src/core/phone-words.ts';

const SWITCHES = [
  { value: 'missed-on', label: 'Missed calls: on', words: ['missed on'] },
  { value: 'missed-off', label: 'Missed calls: off', words: ['missed off'] },
  { value: 'voicemail-on', label: 'Voicemail: on', words: ['voicemail on'] },
  { value: 'voicemail-off', label: 'Voicemail: off', words: ['voicemail off'] },
  { value: 'calls-on', label: 'Incoming calls: on', words: ['calls on'] },
  { value: 'calls-off', label: 'Incoming calls: off', words: ['calls off'] },
] as const;
type Switch = (typeof SWITCHES)[number]['value'];

/** One field for both: "missed" and "on" alone mean other things in other sentences. */
export const noticeField = () => field.choice('Tell me of', SWITCHES);

export function switchOf(topic: NoticeTopic, on: boolean): Switch {
  return `${topic}-${on ? 'on' : 'off'}`;
}

export function meantBy(notice: Switch): { topic: NoticeTopic; on: boolean } {
  const topic = NOTICE_TOPICS.find((one) => notice.startsWith(one)) ?? 'missed';
  return { topic, on: notice.endsWith('-on') };
}

export const TOPIC: Record<NoticeTopic, string> = {
  missed: 'missed calls',
  voicemail: 'calls on your voicemail',
  calls: 'incoming calls',
};

const LABEL: Record<NoticeTopic, string> = { missed: 'Missed calls', voicemail: 'Voicemail', calls: 'Incoming calls' };

/**
 * All switches, with a button for each that the phone system can tell of.
 * @param look.isContact support logs come to this person
 */
export function wishesCard(
  title: string,
  wishes: NoticeWishes,
  { able, isContact, tone = 'neutral' }: { able: readonly NoticeTopic[]; isContact: boolean; tone?: Card['tone'] },
): Card {
  const state = (topic: NoticeTopic) => (wishes[topic] ? 'On' : 'Off');
  return card(title, tone, [
    facts({
      ...Object.fromEntries(able.map((topic) => [LABEL[topic], state(topic)])),
      'Quiet hours': wishes.quiet ? `${quietWords(wishes.quiet)} (${wishes.zone})` : 'None',
    }),
    wishes.voicemail && able.includes('voicemail')
      ? subtle('The phone system does not tell of new messages: I tell you of calls that its voicemail took.')
      : undefined,
    wishes.quiet ? subtle('In quiet hours I am silent, and tell you together afterwards what you missed.') : undefined,
    wishes.quiet && isContact
      ? subtle('Support logs wait for their end, too; others are called in meanwhile.')
      : undefined,
    buttons(
      ...able.map((topic) =>
        press(
          `Turn ${LABEL[topic].toLowerCase()} ${wishes[topic] ? 'off' : 'on'}`,
          call('notify.set', { notice: switchOf(topic, !wishes[topic]) }),
        ),
      ),
      press('Quiet hours', call('notify.quiet'), { opens: 'form' }),
    ),
  ]);
}

/** What this person's phone system never tells of, nobody is promised. */
export function unableCard(topic: NoticeTopic, able: readonly NoticeTopic[]): Card {
  const others = inWords(able.map((one) => TOPIC[one]));
  return card(`I hear nothing of ${TOPIC[topic]}`, 'neutral', [
    text(
      `Your phone system does not tell me of them, so I cannot tell you. ${others === '' ? '' : `Of ${others} I can.`}`,
    ),
    buttons(press('Settings', call('notify.show'))),
  ]);
}
