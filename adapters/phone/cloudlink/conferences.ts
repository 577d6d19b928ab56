import { z } from 'zod';
import type { Services } from './api.ts';
import { readAll } from './paging.ts';
import { ACCESS_CODE_DIGITS, paths } from './paths.ts';
import { claims } from './schema.ts';

const text = z.string().catch('');

/** I: the only members that are known; more than the id is not promised when one is made (unknown 12). */
const conference = z
  .object({ conferenceId: z.string().min(1), name: text, accessCode: text })
  .transform(({ conferenceId, name, accessCode }) => ({ id: conferenceId, name, code: accessCode }));
export type Conference = z.infer<typeof conference>;

/** Whether somebody is in at this moment is not among the known members. */
const member = z.object({ participantId: z.string().min(1), muted: z.boolean().catch(false) });
export type Member = z.infer<typeof member>;

/** The calls about conferences in the name of one person (reference, 8: all of them inferred). Refusals as the vendor gives them. */
export function createConferences(own: Services) {
  let me: Promise<string> | undefined;
  const put = (path: string, json: object) => own.media.send({ method: 'PUT', path, json, repeatable: true });

  function ownId(): Promise<string> {
    me ??= own.authentication.read({ method: 'GET', path: paths.token }, claims).then(({ userId }) => userId);
    return me;
  }

  return {
    /** The id of the person. */
    ownId,
    ofOwner: async () => readAll(own, { service: 'media', path: paths.conferencesOf(await ownId()) }, conference),
    read: (id: string) => own.media.read({ method: 'GET', path: paths.conference(id) }, conference),
    make: (name: string, people: readonly string[]) => {
      const participants = [...new Set(people)].map((participantId) => ({ participantId }));
      const json = { name, accessCodeLength: ACCESS_CODE_DIGITS, participants };
      return own.media.read({ method: 'POST', path: paths.conferences, json }, conference);
    },
    end: (id: string) =>
      own.media.send({ method: 'POST', path: paths.conference(id), json: { action: 'end' }, repeatable: true }),
    remove: (id: string) => own.media.send({ method: 'DELETE', path: paths.conference(id), repeatable: true }),
    members: (id: string) => readAll(own, { service: 'media', path: paths.conferenceParticipants(id) }, member),
    bring: (id: string, participantId: string) =>
      own.media.send({
        method: 'POST',
        path: paths.conferenceParticipants(id),
        json: { participantId },
        repeatable: true,
      }),
    mute: (id: string, participantId: string, muted: boolean) =>
      put(paths.conferenceParticipant(id, participantId), { muted }),
    takeOut: (id: string, participantId: string) =>
      own.media.send({ method: 'DELETE', path: paths.conferenceParticipant(id, participantId), repeatable: true }),
  };
}
