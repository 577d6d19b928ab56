import { z } from 'zod';
import type { Call } from '../../../cards/model.ts';
import { CallSchema, type Incoming } from '../../core/request.ts';
import { forgetLastCall, readLastCall, type Speaker, saveLastCall } from '../../store/last-calls.ts';
import type { Handle } from '../../store/tables.ts';
import type { App } from '../app.ts';
import type { Settled } from '../work.ts';

/** What a person asked for last in a conversation. */
const LastCall = z.object({
  /** With exact ids, as far as they were found. */
  call: CallSchema,
  /** What takes it back. */
  undo: z.exactOptional(CallSchema),
  /** `kept`: the phone system did not answer, and it is still tried. */
  result: z.enum(['done', 'asked', 'kept']),
  /** The key of the request. */
  request: z.string(),
  /** Something else was said since, although nothing came of it: a bare "yes" is no longer said to this. */
  passed: z.exactOptional(z.literal(true)),
});
export type LastCall = z.infer<typeof LastCall> & { at: number };

/** After this nobody means the earlier command with "make it an hour". */
const REMEMBERED_MS = 15 * 60_000;

/** The key of a wish that is not the first of its sentence. */
const FURTHER_WISH = /:then:\d+$/;

/** To be called in the transaction that ends the request; what was refused or failed is not referred to. */
export async function rememberCall(tx: Handle, incoming: Incoming, settled: Settled, kept: boolean): Promise<void> {
  const { call, done, result } = settled;
  if (done?.silent) return;
  if (settled.closes) return forgetLastCall(tx, speakerOf(incoming));
  if (!call || !(kept || result === 'done' || result === 'asked')) return passOver(tx, incoming);
  const { undo } = done ?? {};
  // "… and log me out of billing", which I do not serve: what is referred to is the part that did something.
  if (FURTHER_WISH.test(incoming.key) && result === 'done' && !done?.changed) return;
  const last = {
    call: plain(call),
    ...(undo && { undo: plain(undo) }),
    result: kept ? 'kept' : result,
    request: incoming.key,
  };
  await saveLastCall(tx, speakerOf(incoming), { at: incoming.at, body: JSON.stringify(last) });
}

async function passOver(tx: Handle, incoming: Incoming): Promise<void> {
  const speaker = speakerOf(incoming);
  const stored = await readLastCall(tx, speaker);
  const last = stored && LastCall.parse(JSON.parse(stored.body));
  if (stored && last?.result === 'asked' && !last.passed)
    await saveLastCall(tx, speaker, { at: stored.at, body: JSON.stringify({ ...last, passed: true }) });
}

/** What a follow-up of this arrival can be about. */
export async function lastCallOf(app: App, incoming: Incoming): Promise<LastCall | undefined> {
  const stored = await readLastCall(app.database.db, speakerOf(incoming));
  if (!stored || incoming.at - stored.at > REMEMBERED_MS) return undefined;
  return { ...LastCall.parse(JSON.parse(stored.body)), at: stored.at };
}

/** A yes that was given, and why something was wanted, belong to that one request. */
function plain({ command, input, undoes }: Call): Call {
  return { command, input, ...(undoes && { undoes }) };
}

function speakerOf({ from, where }: Incoming): Speaker {
  return { platform: from.platform, tenant: from.tenant, chatId: from.id, conversation: where.id };
}
