import { z } from 'zod';
import { type Cloud, type CloudCall, type CloudUser, type Conference, newId, usersOf } from './cloud.ts';
import { collection } from './collection.ts';
import { forbidden, invalid, missing } from './refusal.ts';
import { isAdmin, type KnownCall, parsed, type Routes } from './route.ts';

const ACTIONS = ['answer', 'end', 'hold', 'blindTransfer', 'redirect'];

/** `media/2017-09-01`: calls and conferences (reference, section 8). Only starting a call is confirmed. */
export const media: Routes = {
  'POST /endpoints/{extension}/calls': (call) => {
    const { cloud, me, body } = call;
    const extension = ownExtension(call);
    const { to } = parsed(z.object({ to: z.string().min(1) }), body);
    const made: CloudCall = {
      callId: newId(),
      accountId: me.accountId,
      extension,
      from: { number: extension, name: me.name },
      to,
      state: 'connected',
      direction: 'out',
    };
    cloud.calls.set(made.callId, made);
    return { status: 201, body: { callId: made.callId } };
  },
  'GET /endpoints/{extension}/calls': (call) => {
    const extension = knownExtension(call);
    const rows = callsOf(call, extension).map(shownCall);
    return { status: 200, body: collection(rows, { ...call, switches: call.cloud.switches }) };
  },
  'GET /endpoints/{extension}': (call) => {
    const extension = knownExtension(call);
    const state = callsOf(call, extension).at(-1)?.state ?? 'idle';
    return { status: 200, body: { endpointId: extension, extension, state } };
  },
  'PUT /endpoints/{extension}/calls/{callId}': (call) => {
    const extension = ownExtension(call);
    const { action } = parsed(
      z.object({ action: z.enum(ACTIONS), args: z.string(), destination: z.string().optional() }),
      call.body,
    );
    const known = callsOf(call, extension).find(({ callId }) => callId === call.params.callId);
    if (!known) throw missing('Call');
    known.state = action === 'answer' ? 'connected' : action === 'end' ? 'ended' : known.state;
    return { status: 200, body: shownCall(known) };
  },

  'POST /conferences': ({ cloud, me, body }) => {
    const schema = z.object({
      name: z.string().min(1),
      accessCodeLength: z.int().min(4).max(12).optional(),
      participants: z.array(z.object({ participantId: z.string() })).optional(),
    });
    const { name, accessCodeLength = 9, participants = [] } = parsed(schema, body);
    if (!me.hostsMeetings) throw forbidden('A MiTeam Meetings licence is needed');
    for (const { participantId } of participants) memberOf(cloud, me, participantId);
    const conference: Conference = {
      conferenceId: newId(),
      accountId: me.accountId,
      ownerId: me.userId,
      name,
      accessCode: String(10 ** (accessCodeLength - 1) + cloud.conferences.size + 1),
      lobbyPolicy: 'none',
      ended: false,
      participants: participants.map(({ participantId }) => ({ participantId, muted: false })),
    };
    cloud.conferences.set(conference.conferenceId, conference);
    const { conferenceId, accessCode } = conference;
    return { status: 201, body: cloud.switches.conference === 'full' ? conference : { conferenceId, accessCode } };
  },
  'GET /conferences': (call) => ({
    status: 200,
    body: collection(conferencesOf(call), { ...call, switches: call.cloud.switches }),
  }),
  /** Of a person: those they made and those they belong to. */
  'GET /users/{userId}/conferences': (call) => {
    const { userId } = call.params;
    if (userId !== call.me.userId && !isAdmin(call.me)) throw forbidden();
    const theirs = conferencesOf(call).filter(
      ({ ownerId, participants }) =>
        ownerId === userId || participants.some(({ participantId }) => participantId === userId),
    );
    return { status: 200, body: collection(theirs, { ...call, switches: call.cloud.switches }) };
  },
  'GET /conferences/{conferenceId}': (call) => ({ status: 200, body: conference(call) }),
  'PUT /conferences/{conferenceId}': (call) => {
    const known = owned(call);
    const { name, lobbyPolicy } = parsed(
      z.object({ name: z.string().optional(), lobbyPolicy: z.string().optional() }),
      call.body,
    );
    known.name = name ?? known.name;
    known.lobbyPolicy = lobbyPolicy ?? known.lobbyPolicy;
    return { status: 200, body: known };
  },
  'POST /conferences/{conferenceId}': (call) => {
    if (call.body.action !== 'end') throw invalid('action must be end');
    owned(call).ended = true;
    return { status: 200 };
  },
  'DELETE /conferences/{conferenceId}': (call) => {
    call.cloud.conferences.delete(owned(call).conferenceId);
    return { status: 204 };
  },
  'GET /conferences/{conferenceId}/participants': (call) => ({
    status: 200,
    body: collection(conference(call).participants, { ...call, switches: call.cloud.switches }),
  }),
  'POST /conferences/{conferenceId}/participants': (call) => {
    const { participantId } = parsed(z.object({ participantId: z.string().min(1) }), call.body);
    const known = owned(call);
    memberOf(call.cloud, call.me, participantId);
    if (!known.participants.some((one) => one.participantId === participantId))
      known.participants.push({ participantId, muted: false });
    return { status: 201, body: { participantId } };
  },
  'PUT /conferences/{conferenceId}/participants/{participantId}': (call) => {
    const known = owned(call).participants.find((one) => one.participantId === call.params.participantId);
    if (!known) throw missing('Participant');
    if (typeof call.body.muted === 'boolean') known.muted = call.body.muted;
    return { status: 200, body: known };
  },
  'DELETE /conferences/{conferenceId}/participants/{participantId}': (call) => {
    const known = owned(call);
    known.participants = known.participants.filter((one) => one.participantId !== call.params.participantId);
    return { status: 204 };
  },
};

function memberOf(cloud: Cloud, me: CloudUser, participantId: string): void {
  if (cloud.users.get(participantId)?.accountId !== me.accountId) throw invalid('A participant is not in this account');
}

export function shownCall({ from, ...call }: CloudCall) {
  return { ...call, from: from.number, fromName: from.name };
}

function callsOf({ cloud, me }: KnownCall, extension: string): CloudCall[] {
  const all = [...cloud.calls.values()];
  return all.filter((one) => one.extension === extension && one.accountId === me.accountId && one.state !== 'ended');
}

function knownExtension({ cloud, me, params }: KnownCall): string {
  const extension = params.extension ?? '';
  if (!usersOf(cloud, me.accountId).some((user) => user.extension === extension)) throw missing('Endpoint');
  return extension;
}

function ownExtension(call: KnownCall): string {
  const extension = knownExtension(call);
  if (call.me.extension !== extension && !isAdmin(call.me)) throw forbidden();
  return extension;
}

function conferencesOf({ cloud, me }: KnownCall): (Conference & Record<string, unknown>)[] {
  return [...cloud.conferences.values()]
    .filter(({ accountId, ended }) => accountId === me.accountId && !ended)
    .map((one) => ({ ...one }));
}

function conference({ cloud, me, params }: KnownCall): Conference {
  const known = cloud.conferences.get(params.conferenceId ?? '');
  if (known?.accountId !== me.accountId) throw missing('Conference');
  return known;
}

function owned(call: KnownCall): Conference {
  const known = conference(call);
  if (known.ownerId !== call.me.userId && !isAdmin(call.me)) throw forbidden();
  return known;
}
