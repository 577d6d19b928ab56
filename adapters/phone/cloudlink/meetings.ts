import { PatchcordError } from '../../../src/core/errors.ts';
import type { KeptMeeting, MeetingMemory } from '../../../src/core/meeting-memory.ts';
import { LONGEST_SUBJECT, type Meeting, MOST_SEATS, type OwnMeetings } from '../../../src/core/meetings.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { Services } from './api.ts';
import { type Conference, createConferences, type Member } from './conferences.ts';
import type { HeldDirectory } from './directory.ts';
import { gone, notIn, notThere, ownersOnly, refuse, withoutLicence } from './meeting-refusals.ts';
import { statusOf } from './refusal.ts';

interface Parts {
  own: Services;
  /** Id of the phone system. */
  system: string;
  directory: HeldDirectory;
  memory: MeetingMemory;
  /** Where a conference is joined, with `{code}` in it. */
  link: string | undefined;
  clock: Clock;
}

/** Nobody looks further back than that many. */
const meetingsAtMost = 200;

/**
 * A person's own conferences. CloudLink knows their name, code and people; when they begin, whether they were begun and who made
 * them is remembered here. One that was made elsewhere counts as not begun.
 */
export function createOwnMeetings({ own, system, directory, memory, link, clock }: Parts): OwnMeetings {
  const conferences = createConferences(own);
  const keptOf = async (id: string) => (await memory.read(system, [id])).get(id);

  function shaped({ id, name, code }: Conference, kept: KeptMeeting | undefined, mine: boolean): Meeting {
    return {
      id,
      subject: name || 'Meeting',
      mode: kept?.mode ?? 'audio',
      layout: 'auto',
      room: false,
      extension: code,
      page: code === '' ? undefined : link?.replaceAll('{code}', encodeURIComponent(code)),
      mine,
      createdAt: kept?.createdAt,
      start: kept?.start,
      end: kept?.end,
      invitees: [],
      seats: MOST_SEATS,
    };
  }

  /** Everybody of the account could read every conference: only who made it or belongs to it is told of it. */
  async function belonging(id: string): Promise<{ kept: KeptMeeting | undefined; members: Member[]; mine: boolean }> {
    const [me, kept, members] = await Promise.all([conferences.ownId(), keptOf(id), conferences.members(id)]);
    if (kept?.owner === me) return { kept, members, mine: true };
    if (members.some((one) => one.participantId === me)) return { kept, members, mine: false };
    const isOwn = kept === undefined && (await conferences.ofOwner()).some((one) => one.id === id);
    if (!isOwn) throw notThere();
    return { kept, members, mine: true };
  }

  async function peopleOf(members: readonly Member[]) {
    const all = members.length === 0 ? [] : await directory.all();
    return members.map(({ participantId, muted }) => {
      const user = all.find((one) => one.id === participantId);
      const { name = 'Somebody', extension: number = '' } = user ?? {};
      return { id: participantId, name, number, muted, chair: false, tile: -1 };
    });
  }

  /** What is done in a meeting that has ended would begin it anew. */
  async function running(id: string): Promise<void> {
    if ((await keptOf(id))?.endedAt !== undefined) throw new PatchcordError('conflict', 'The meeting is not running.');
  }

  return {
    async list() {
      const [me, all] = await Promise.all([conferences.ownId(), conferences.ofOwner()]);
      const listed = all.slice(0, meetingsAtMost);
      const kept = await memory.read(
        system,
        listed.map(({ id }) => id),
      );
      return listed
        .flatMap((one) => {
          const known = kept.get(one.id);
          return known?.endedAt === undefined ? [shaped(one, known, known === undefined || known.owner === me)] : [];
        })
        .toSorted((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0));
    },

    async get(id) {
      try {
        const [one, { kept, members, mine }] = await Promise.all([conferences.read(id), belonging(id)]);
        const me = await conferences.ownId();
        const invitees = members.map(({ participantId }) => participantId).filter((one) => one !== me || !mine);
        return { ...shaped(one, kept, mine), invitees };
      } catch (error) {
        throw gone(error);
      }
    },

    async look(id) {
      const { kept, members } = await belonging(id).catch((error: unknown) => {
        throw gone(error);
      });
      const open = kept?.startedAt !== undefined && kept.endedAt === undefined;
      const people = open ? await peopleOf(members) : [];
      const muted = people.length > 0 && people.every((one) => one.muted);
      return { open, locked: false, muted, recording: false, people };
    },

    async create({ subject, mode, start, end, invitees }) {
      if (subject.length < 1 || subject.length > LONGEST_SUBJECT)
        throw new PatchcordError('bad-input', `A subject has ${LONGEST_SUBJECT} characters at most.`);
      const me = await conferences.ownId();
      const { id } = await conferences.make(subject, invitees).catch((error: unknown) => {
        throw withoutLicence(error);
      });
      const times = { ...(start !== undefined && { start }), ...(end !== undefined && { end }) };
      await memory.write(system, id, me, { mode, ...times, createdAt: clock.now() });
      return id;
    },

    async change(id, { invitees, start, end }) {
      if (invitees) {
        const members = (await conferences.members(id).catch(refuse)).map(({ participantId }) => participantId);
        for (const one of invitees) if (!members.includes(one)) await conferences.bring(id, one).catch(refuse);
        for (const one of members) if (!invitees.includes(one)) await conferences.takeOut(id, one).catch(refuse);
      }
      if (start === undefined && end === undefined) return;
      const times = { ...(start !== undefined && { start }), ...(end !== undefined && { end }) };
      await memory.write(system, id, await conferences.ownId(), times);
    },

    async remove(id) {
      await conferences.remove(id).catch((error: unknown) => {
        if (statusOf(error) !== 404) throw ownersOnly(error);
      });
      await memory.forget(system, id);
    },

    async start(id) {
      await conferences.read(id).catch(refuse);
      const kept = await keptOf(id);
      if (kept?.startedAt !== undefined) return;
      await memory.write(system, id, await conferences.ownId(), { startedAt: clock.now() });
    },

    async stop(id) {
      if ((await keptOf(id))?.endedAt !== undefined) return;
      await conferences.end(id).catch(refuse);
      await memory.write(system, id, await conferences.ownId(), { endedAt: clock.now() });
    },

    async muteAll(id, on) {
      await running(id);
      for (const { participantId, muted } of await conferences.members(id).catch(refuse)) {
        if (muted !== on) await conferences.mute(id, participantId, on).catch(refuse);
      }
    },

    people: {
      async ring(id, number) {
        await running(id);
        const user = (await directory.all()).find((one) => one.extension !== '' && one.extension === number);
        if (!user) {
          const sentence = `CloudLink brings nobody in by telephone, so ${number} was not called. Give them the code of the meeting.`;
          throw new PatchcordError('bad-input', sentence);
        }
        await conferences.bring(id, user.id).catch(async (error: unknown) => {
          // Of a meeting that is not theirs nobody learns that there is one.
          if (statusOf(error) === 403) await belonging(id);
          return refuse(error);
        });
      },

      mute: (id, participant, on) => conferences.mute(id, participant, on).catch(notIn),

      async remove(id, participant) {
        await conferences.takeOut(id, participant).catch((error: unknown) => {
          if (statusOf(error) !== 404) throw ownersOnly(error);
        });
      },
    },
  };
}
