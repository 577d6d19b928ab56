import type { Call, Card } from '../../cards/model.ts';
import type { AnyCommand, Done } from '../core/command.ts';
import type { ErrorCode } from '../core/errors.ts';
import type { PhoneSystem } from '../core/phone.ts';
import type { Principal } from '../core/principal.ts';
import type { Incoming, Reply } from '../core/request.ts';
import type { StoredAccount } from '../store/accounts.ts';
import type { AuditEntry } from './audit.ts';
import type { AnsweredQuestion } from './request/asked.ts';

/** One Call of a known person: what `dispatch` does after reading, and what a timer does when its time has come. */
export interface Work {
  incoming: Incoming;
  who: Principal;
  command: AnyCommand;
  call: Call;
  /** Where it is done; undefined for what is about no phone system. */
  system?: PhoneSystem;
  signal: AbortSignal;
  account: StoredAccount | undefined;
  /** It came as a sentence: what touches others is confirmed first. */
  sentence: boolean;
  /** A person asks for it now, so it takes the place of an older wish that is still being tried. */
  newest: boolean;
  /** Others have approved it: an approval is no longer asked for, every other right still is. */
  approved?: true;
  /** Their names, where they are known. */
  approvers?: readonly string[];
}

/** What stopped the work, in the person's words, and whether trying again can help. */
export interface Trouble {
  code: ErrorCode;
  card: Card;
  retryAfterMs: number | undefined;
  /** It may have taken effect although no answer came. */
  uncertain: boolean;
}

/** What became of a request: the reply, and what must be written down together with it. */
export interface Settled {
  reply: Reply;
  /** For metrics and log: a code of PatchcordError, or what was answered. */
  result: 'done' | 'asked' | 'denied' | 'stranger' | Trouble['code'];
  command?: AnyCommand;
  who?: Principal;
  /** What was asked, with exact ids as far as they were found: a follow-up is about it. */
  call?: Call;
  done?: Done;
  /** It goes on by itself when the person has connected or proved who they are: what comes of it takes this reply's place. */
  goesOn?: true;
  /** Further wishes of the same sentence: each becomes a request of its own. */
  further?: readonly Call[];
  audit?: AuditEntry;
  /** The question that these words answered. */
  answers?: AnsweredQuestion;
  /** The question before it was answered with no. */
  closes?: true;
  /** The phone system did not answer and the same run may be repeated: the application may keep trying. */
  trouble?: Trouble;
}
