import { connectCard } from '../../../cards/connect.ts';
import type { Card } from '../../../cards/model.ts';
import { problemCard } from '../../../cards/problem.ts';
import { welcomeCard } from '../../../cards/welcome.ts';
import { languageOf } from '../../core/language.ts';
import type { Incoming, Reply } from '../../core/request.ts';
import type { Found } from './people.ts';

/** Somebody who is no phone user, as far as can be said: why, and what to do about it. */
export function strangerCard(found: Exclude<Found, { kind: 'found' }>, incoming: Pick<Incoming, 'key'>): Card {
  switch (found.kind) {
    case 'stranger':
      return problemCard({
        title: 'I only work for people of this company',
        sentence: found.profile.kind === 'guest' ? 'Guests have no phone account here.' : 'Nothing was done.',
      });
    case 'several':
      return {
        ...connectCard({ person: '', request: incoming.key }),
        title: 'Which phone user are you?',
      };
    case 'unknown':
      return { ...connectCard({ person: '', request: incoming.key }), title: 'I do not know your phone account yet' };
    default:
      return found satisfies never;
  }
}

/** Whoever adds the app to a team, the team is told what it is for; all else a stranger asks is between them and us. */
export function strangerReply(found: Exclude<Found, { kind: 'found' }>, incoming: Incoming): Reply {
  const { asked, where } = incoming;
  if (asked.kind === 'call' && asked.call.command === 'welcome' && where.kind !== 'direct') {
    const language = languageOf(found.profile.locale ?? '');
    return { card: welcomeCard(language, { shared: true, connect: false }), audience: 'here' };
  }
  return { card: strangerCard(found, incoming), audience: 'private' };
}
