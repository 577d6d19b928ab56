import type { Call, CallValue } from '../../../cards/model.ts';
import { type PatchcordError, toPatchcordError } from '../../core/errors.ts';
import type { Skills } from '../../core/phone.ts';
import type { ApprovalTerms, Verdict } from '../../core/policy.ts';
import type { Queue } from '../../core/queues.ts';
import type { PhoneUser } from '../../core/users.ts';
import type { App } from '../app.ts';
import { resolve } from '../request/resolve.ts';
import { findPerson, nobodyTitle, personOptions, whichTitle } from '../request/resolve-person.ts';
import { mayThey } from '../request/rights.ts';
import { sameSystem } from '../request/stamp.ts';
import type { Work } from '../work.ts';

/** A person for whom it may be done. */
export interface ReadyRow {
  named: CallValue;
  user: PhoneUser;
  /** What it does to them, in a sentence; '' for nothing worth saying. */
  effect: string;
  /** What must be agreed to first. */
  approval: Needs | undefined;
}

/** A person, or a name, for whom it cannot be done as it stands. */
export interface LeftRow {
  named?: CallValue;
  name: string;
  /** What to type for them. */
  said: string;
  reason: string;
}

export interface Needs {
  terms: ApprovalTerms;
  rule: string;
}

/** The pieces of the Call besides the people: as a Call has them, and as the command takes them. */
export interface Rest {
  input: Call['input'];
  parsed: Record<string, unknown>;
  queue: Queue | undefined;
}

export type Asking = Pick<Work, 'who' | 'command' | 'incoming' | 'call' | 'system'>;

/** Read once, with somebody in the place of the people who is there for certain. */
export async function restOf(app: App, work: Asking, field: string, phone: Skills): Promise<Rest> {
  const { who, command, incoming, call, system } = work;
  const isThere = system === undefined || who.phone.system === system.id;
  const somebody = isThere ? who.phone.id : ((await phone.directory.all())[0]?.id ?? '');
  const whole: Call = { ...call, input: { ...call.input, [field]: { id: somebody } } };
  const resolved = await resolve({ app, who, phone, incoming, system }, command, whole);
  if (resolved.kind !== 'ready') return { input: {}, parsed: {}, queue: undefined };
  const { [field]: _self, ...input } = resolved.call.input;
  const { [field]: _same, ...parsed } = resolved.input;
  return { input, parsed, queue: resolved.queue };
}

/** The Call for one person of the list. */
export function rowCall(
  { command, call }: Pick<Asking, 'command' | 'call'>,
  rest: Rest,
  field: string,
  id: string,
): Call {
  return sameSystem(call, { command: command.id, input: { ...rest.input, [field]: { id } } });
}

/**
 * Found, and allowed as if they were alone in the Call?
 * @param more is asked last; a refusal of the phone system (`not-allowed`, `bad-input`, `not-found`, `conflict`) stands as the reason
 */
export async function judgeRow(
  app: App,
  work: Asking,
  { field, named, rest }: { field: string; named: CallValue; rest: Rest },
  phone: Skills,
  more: (row: ReadyRow) => Promise<ReadyRow | LeftRow> = async (row) => row,
): Promise<ReadyRow | LeftRow> {
  const { who, incoming } = work;
  let user: PhoneUser | undefined;
  try {
    const found = await findPerson({ app, who, phone, incoming, system: work.system }, named);
    if (found.kind === 'nobody') return left(named, found.text, nobodyTitle(found.text));
    if (found.kind === 'several') {
      const some = personOptions(found.users.slice(0, 3)).map(({ label }) => label);
      return left(named, found.text, `${whichTitle(found.text)} ${some.join(' or ')}`);
    }
    user = found.user;
    const input = { ...rest.parsed, [field]: user };
    const call = rowCall(work, rest, field, user.id);
    const { verdict } = await mayThey(app, work, { kind: 'ready', input, call, user, queue: rest.queue }, phone);
    const no = user.id === who.phone.id && verdict.kind === 'step-up' ? YOURSELF : refusalOf(verdict);
    if (no !== undefined) return left(named, user.username, no, user.name);
    const approval = verdict.kind === 'approve' ? { terms: verdict.terms, rule: verdict.rule.name } : undefined;
    return await more({ named, user, effect: '', approval });
  } catch (thrown) {
    const error = toPatchcordError(thrown);
    if (!isAnswer(error)) throw error;
    return left(named, user?.username ?? (typeof named === 'string' ? named : ''), error.message, user?.name);
  }
}

const YOURSELF = 'That is you: ask for it alone';

export function left(named: CallValue, said: string, reason: string, name = said): LeftRow {
  return { named, name: name === '' ? 'Somebody' : name, said, reason };
}

/** The phone system, or a rule, says no to this one; anything else stops the whole. */
function isAnswer({ code }: PatchcordError): boolean {
  return code === 'not-allowed' || code === 'bad-input' || code === 'not-found' || code === 'conflict';
}

function refusalOf(verdict: Verdict): string | undefined {
  switch (verdict.kind) {
    case 'allow':
      return undefined;
    case 'approve':
    case 'confirm':
      return verdict.word === undefined ? undefined : 'A word has to be typed for this one: ask for it alone';
    case 'step-up':
      return 'Needs a proof of who you are: ask for it alone';
    case 'deny':
      return verdict.sentence;
    default:
      return verdict satisfies never;
  }
}
