import { PatchcordError } from '../../../src/core/errors.ts';
import type { Outcome } from './wire.ts';

export type Failure = Exclude<Outcome, { kind: 'done' }>;

/** The connector said no. Its words are not kept: they may repeat what was sent. */
class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;

  constructor(status: number, code: string | undefined) {
    super(`refused with ${status} ${code ?? ''}`.trim());
    this.status = status;
  }
}

/** The connector's 403 codes (Teams page "Send and receive messages", status codes) in words, by what can be done about them. */
const refusals = new Map<string, ['not-allowed' | 'unreachable', string]>([
  ['BotDisabledByAdmin', ['not-allowed', 'An administrator of your Teams has blocked this app.']],
  ['BotNotInConversationRoster', ['unreachable', 'The app is not installed in that chat or team.']],
  ['ConversationBlockedByUser', ['unreachable', 'That person has blocked or removed the app.']],
  ['ForbiddenOperationException', ['unreachable', 'That person has not added the app yet.']],
  ['InvalidBotApiHost', ['not-allowed', 'The bot is registered in another Microsoft cloud.']],
  ['NotEnoughPermissions', ['not-allowed', 'The app may not write there.']],
  ['MessageWritesBlocked', ['not-allowed', 'Writing is blocked in that conversation.']],
]);

/** A failed call as our error. `writes`: it may have taken effect if no refusal came back. */
export function toError(failure: Failure, writes: boolean): PatchcordError {
  if (failure.kind === 'silent') {
    return new PatchcordError('unreachable', 'Microsoft Teams did not answer.', {
      cause: failure.cause,
      uncertain: writes && failure.sent,
    });
  }
  const { status, code, retryAfterMs } = failure;
  const cause = new Refused(status, code);
  if (status === 401)
    return new PatchcordError('not-allowed', 'Microsoft Teams refuses the credentials of the bot.', { cause });
  if (status === 403) {
    const [kind, sentence] = refusals.get(code ?? '') ?? [
      'unreachable',
      'Microsoft Teams does not let the app write there.',
    ];
    return new PatchcordError(kind, sentence, { cause, refused: true });
  }
  if (status === 404)
    return new PatchcordError('not-found', 'That conversation or message is gone.', { cause, refused: true });
  if (status === 412 || status === 429 || status === 503) {
    const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
    return new PatchcordError('busy', 'Microsoft Teams asks to wait a little.', { cause, ...wait });
  }
  if (status >= 500) {
    return new PatchcordError('unreachable', 'Microsoft Teams has an internal problem.', { cause, uncertain: writes });
  }
  return new PatchcordError('bug', 'Microsoft Teams did not take this message.', { cause });
}

/** May the same call be made again without a risk of doing it twice? 500 is not repeated: Microsoft's table says so. */
export function mayRepeat(failure: Failure, isRepeatable: boolean): boolean {
  if (failure.kind === 'silent') return isRepeatable || !failure.sent;
  if ([412, 429, 503].includes(failure.status)) return true;
  return isRepeatable && [502, 504].includes(failure.status);
}

/** The status the connector refused with, if that is what went wrong. */
export function refusedWith(error: unknown): number | undefined {
  return error instanceof PatchcordError && error.cause instanceof Refused ? error.cause.status : undefined;
}
