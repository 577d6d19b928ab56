import { buttons, call, card, facts, press, text } from './build.ts';
import type { Button, Card, Row } from './model.ts';

/** A call that somebody is told of. Times are written in the reader's words. */
export interface NoticeShown {
  topic: 'missed' | 'voicemail' | 'calls';
  /** For people to read; never empty. */
  name: string;
  /** '' when it is withheld. */
  number: string;
  when: string;
  /** Not among colleagues and contacts. */
  stranger: boolean;
  /** The name came with the call, and is nobody's here. */
  sent: boolean;
}

const TITLE = {
  missed: (name: string) => `Missed call from ${name}`,
  voicemail: (name: string) => `${name} reached your voicemail`,
  calls: (name: string) => `${name} is calling you`,
};

/** One call: who, when, and what can be done about it. */
export function noticeCard(shown: NoticeShown): Card {
  const { topic, name, number, when } = shown;
  return card(TITLE[topic](cut(name)), topic === 'calls' ? 'neutral' : 'attention', [
    facts({ [topic === 'calls' ? 'Rings since' : 'When']: when, Number: number === name ? undefined : number }),
    topic === 'voicemail'
      ? text('Whether there is a message, the phone system does not tell. Listen on your phone.')
      : undefined,
    number === '' ? text('The caller hid the number, so you cannot call back.') : undefined,
    buttons(
      topic === 'calls' ? undefined : callBack(shown),
      addToContacts(shown),
      topic === 'missed' ? press('Missed calls', call('calls.list', { filter: 'missed' })) : undefined,
      press('Settings', call('notify.show')),
    ),
  ]);
}

const ROWS = 10;

/** Several calls at once: what came together, or during quiet hours. */
export function noticesCard(all: readonly NoticeShown[], quiet: boolean): Card {
  const missed = all.filter((one) => one.topic === 'missed').length;
  const voicemail = all.length - missed;
  const counts = [
    missed > 0 ? `${missed} missed ${missed === 1 ? 'call' : 'calls'}` : '',
    voicemail > 0 ? `${voicemail} on your voicemail` : '',
  ];
  const title = counts.filter((part) => part !== '').join(', ');
  return card(quiet ? `${title} in your quiet hours` : title, 'attention', [
    { kind: 'rows', rows: all.slice(-ROWS).toReversed().map(rowOf) },
    all.length > ROWS ? text(`And ${all.length - ROWS} before those.`) : undefined,
    buttons(press('Missed calls', call('calls.list', { filter: 'missed' })), press('Settings', call('notify.show'))),
  ]);
}

function rowOf(shown: NoticeShown): Row {
  const { topic, name, number, when } = shown;
  const parts = [topic === 'voicemail' ? 'Voicemail' : 'Missed', when, number === name ? '' : number];
  const button = callBack(shown);
  return {
    title: cut(name),
    detail: parts.filter((part) => part !== '').join(' · '),
    ...(button && { button: { ...button, says: `Call back ${cut(name)}` } }),
  };
}

function callBack({ name, number }: NoticeShown): Button | undefined {
  if (number === '') return undefined;
  return {
    kind: 'page',
    label: 'Call back',
    page: 'call',
    about: { number, name: name === number ? '' : name.slice(0, 120) },
  };
}

function addToContacts({ number, name, stranger, sent }: NoticeShown): Button | undefined {
  if (number === '' || !stranger) return undefined;
  return sent
    ? press('Add to contacts', call('contact.add', { name: name.slice(0, 64), number }))
    : press('Add to contacts', call('contact.add', { number }), { opens: 'form' });
}

function cut(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}
