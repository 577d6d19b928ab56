import { buttons, card, facts, text } from '../../cards/build.ts';
import type { Button, Card, Row } from '../../cards/model.ts';
import type { Contact } from '../../src/core/contacts.ts';

/** Whose address book it is in; a name alone could be a colleague's. */
function whose({ shared }: Contact): string {
  return shared ? 'Company contact' : 'Your contact';
}

function callButton({ name, numbers }: Contact): Button | undefined {
  const number = numbers[0]?.number;
  if (number === undefined) return undefined;
  return {
    kind: 'page',
    label: 'Call',
    says: `Call ${name}`,
    page: 'call',
    about: { number, name: name.slice(0, 120) },
  };
}

/** A contact as a line of a list. */
export function contactRow(contact: Contact): Row {
  const { name, company, numbers } = contact;
  const button = callButton(contact);
  const parts = [whose(contact), company === name ? '' : company, numbers[0]?.number ?? ''];
  return { title: name, detail: parts.filter((part) => part !== '').join(' · '), ...(button && { button }) };
}

export function contactCard(contact: Contact): Card {
  const { name, company, email, numbers } = contact;
  // Two numbers of one kind are one fact.
  const byLabel = Map.groupBy(numbers, ({ label }) => label);
  const shown = [...byLabel].map(([label, some]) => [label, some.map(({ number }) => number).join(', ')]);
  return card(name, 'neutral', [
    text(`${whose(contact)}.`),
    facts({ Company: company === name ? undefined : company, ...Object.fromEntries(shown), 'E-mail': email }),
    buttons(callButton(contact)),
  ]);
}
