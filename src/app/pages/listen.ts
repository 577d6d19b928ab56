import { seenBy } from '../../core/calls.ts';
import { toPatchcordError } from '../../core/errors.ts';
import type { Skills } from '../../core/phone.ts';
import type { Principal } from '../../core/principal.ts';
import type { ByteRange, Recording, Sound } from '../../core/recordings.ts';
import { speech } from '../../core/speech.ts';
import { tokenHash } from '../../kit/sign.ts';
import { usePageLink } from '../../store/page-links.ts';
import type { App } from '../app.ts';
import { recordAudit } from '../audit.ts';
import { mayThey } from '../request/rights.ts';
import { skillsFor } from '../request/skills.ts';
import { type OpenLink, openLink } from './open-link.ts';
import type { PageSubject } from './pages.ts';

/** What a link to a recording is good for. `refused` says why in a sentence. */
export type RecordingLink =
  | { state: 'open'; title: string; when: string; length: string; expiresAt: number }
  | { state: 'refused'; sentence: string }
  | { state: 'gone' | 'trouble' };

/** Its sound; `name` is for saving it. */
export type Listening = { state: 'playing'; sound: Sound; name: string } | Exclude<RecordingLink, { state: 'open' }>;

/** The id of the command whose rules hold for listening, and which stands in the audit. */
const PLAY = 'recording.play';

interface Opened {
  link: OpenLink;
  who: Principal;
  phone: Skills;
  recording: string;
}

/**
 * Recordings through Patchcord. A link is for one person; at every opening it is asked anew who that is, whether the rules
 * let them, and whether the phone system shows the recording to them, with their own token. The address in the phone
 * system, open to whoever has it, is never given out.
 */
export function createListening(app: App) {
  async function open(token: string): Promise<Opened | { state: 'gone' } | { state: 'refused'; sentence: string }> {
    const link = await openLink(app, 'recording', token);
    const recording = link?.subject.about.recording;
    if (!link || recording === undefined) return { state: 'gone' };
    const { user, where } = link.subject;
    const found = await app.people.find(user, where);
    if (found.kind !== 'found') return { state: 'gone' };
    const { who, account } = found;
    const phone = skillsFor(app.systems, who, account && app.accounts.session(account));
    const denied = await deniedBy(link.subject, who, phone);
    if (!denied) return { link, who, phone, recording };
    await audit(link.subject, who, recording, { result: 'denied', rule: denied.rule });
    return { state: 'refused', sentence: denied.sentence };
  }

  /** The rule that does not let this person listen, now. */
  async function deniedBy(subject: PageSubject, who: Principal, phone: Skills) {
    const command = app.catalog.get(PLAY);
    if (!command) return { sentence: 'Your phone system cannot do this.', rule: 'no such skill' };
    const call = { command: PLAY, input: {} };
    const incoming = { ...incomingOf(subject, app.clock.now()), asked: { kind: 'call' as const, call, values: {} } };
    const nothing = { kind: 'ready' as const, input: {}, call, user: undefined, queue: undefined };
    const { verdict } = await mayThey(app, { who, command, incoming }, nothing, phone);
    return verdict.kind === 'deny' ? { sentence: verdict.sentence, rule: verdict.rule.name } : undefined;
  }

  async function audit(
    { user }: PageSubject,
    who: Principal,
    recording: string,
    how: { result: 'done' } | { result: 'denied'; rule: string },
    once?: string,
  ): Promise<void> {
    const at = app.clock.now();
    await app.database.commit(async (tx) => {
      // A player asks for one part after another: listening is one line of the trail.
      if (once !== undefined && !(await usePageLink(tx, once, at))) return;
      await recordAudit(tx, app, at, {
        who: who.id,
        command: PLAY,
        call: { command: PLAY, input: { id: recording } },
        platform: user.platform,
        request: `recording:${recording}`,
        ...how,
      });
    });
  }

  /** What the phone system refuses is somebody else's, or gone: written down, and said without telling which. */
  async function explained(opened: Opened, thrown: unknown): Promise<Exclude<RecordingLink, { state: 'open' }>> {
    const error = toPatchcordError(thrown);
    if (error.code === 'not-found' || error.code === 'not-allowed') {
      const rule = 'the phone system does not show it to them';
      await audit(opened.link.subject, opened.who, opened.recording, { result: 'denied', rule });
    }
    if (error.code === 'not-found' || error.code === 'not-allowed' || error.code === 'not-connected')
      return { state: 'refused', sentence: error.message };
    app.log.warn({ code: error.code, error }, 'a recording could not be played');
    return { state: 'trouble' };
  }

  return {
    async look(token: string): Promise<RecordingLink> {
      const opened = await open(token).catch((thrown: unknown) => troubled(app, thrown));
      if ('state' in opened) return opened;
      try {
        const { who, phone, recording, link } = opened;
        return { ...(await words(app, who, await phone.ownRecordings.get(recording))), expiresAt: link.expiresAt };
      } catch (thrown) {
        return explained(opened, thrown);
      }
    },
    async listen(token: string, range: ByteRange | undefined): Promise<Listening> {
      const opened = await open(token).catch((thrown: unknown) => troubled(app, thrown));
      if ('state' in opened) return opened;
      try {
        const { who, phone, recording, link } = opened;
        const sound = await phone.ownRecordings.open(recording, range);
        await audit(link.subject, who, recording, { result: 'done' }, tokenHash(token));
        return { state: 'playing', sound, name: `recording-${recording.slice(-8).replace(/[^\w-]/g, '')}` };
      } catch (thrown) {
        return explained(opened, thrown);
      }
    },
  };
}

function troubled(app: App, thrown: unknown): { state: 'trouble' } {
  const error = toPatchcordError(thrown);
  app.log.warn({ code: error.code, error }, 'a recording could not be looked up');
  return { state: 'trouble' };
}

async function words(app: App, who: Principal, recording: Recording) {
  const { id, caller, callee, startedAt, lengthMs } = recording;
  const record = { id, caller, callee, startedAt, answered: true, talkedMs: lengthMs, direction: 'unknown' as const };
  const [other] = await app.callers.look(who.phone, [seenBy(record, who.phone.extension).other]);
  const say = speech(who.locale, who.zone, app.clock.now());
  return {
    state: 'open' as const,
    title: other?.name ?? 'Recording',
    when: startedAt > 0 ? say.time(startedAt) : '',
    length: lengthMs > 0 ? say.duration(lengthMs) : '',
  };
}

function incomingOf({ user, where }: PageSubject, at: number) {
  return { key: '', at, from: user, where, handle: null };
}
