import { problemCard } from '../../../cards/problem.ts';
import type { AnyCommand } from '../../core/command.ts';
import type { ErrorCode, PatchcordError } from '../../core/errors.ts';
import type { Incoming } from '../../core/request.ts';
import { tokenHash } from '../../kit/sign.ts';
import type { App } from '../app.ts';
import type { Trouble } from '../work.ts';

const TITLES: Record<ErrorCode, string> = {
  'bad-input': 'That cannot be done',
  'not-allowed': 'The phone system does not allow that',
  'not-connected': 'Connect your phone account',
  'not-found': 'That is not there any more',
  conflict: 'Somebody else changed it meanwhile',
  busy: 'The phone system is busy',
  unreachable: 'The phone system is not answering',
  bug: 'Something went wrong on my side',
};

/**
 * The one place where an error becomes a card. Details of a bug go to the log, under the reference that the person sees.
 * @param begun an earlier run was cut off
 */
export function explain(
  app: App,
  error: PatchcordError,
  command: AnyCommand | undefined,
  incoming: Incoming,
  begun: boolean,
): Trouble {
  const reference = tokenHash(incoming.key).slice(0, 8);
  const fields = { code: error.code, command: command?.id, platform: incoming.from.platform, reference };
  if (error.code === 'bug') app.log.error({ ...fields, error }, 'request failed');
  else app.log.info({ ...fields, reason: error.message }, 'request stopped');
  // Without a command this run ended before anything was begun.
  const changes = command?.effect !== 'read';
  const uncertain = error.uncertain || (begun && changes);
  const state = !changes ? '' : uncertain ? ' I cannot tell whether it took effect.' : ' Nothing was changed.';
  const call =
    incoming.asked.kind === 'call' && (error.code === 'busy' || error.code === 'unreachable')
      ? { again: incoming.asked.call }
      : {};
  const next = nextStep(error.code);
  const card = problemCard({
    title: TITLES[error.code],
    // Some say it themselves, in the place where it belongs.
    sentence: error.message.endsWith(state) ? error.message : `${error.message}${state}`,
    ...(next && { next }),
    ...call,
    ...(error.code === 'bug' && { reference }),
  });
  return { code: error.code, card, retryAfterMs: error.retryAfterMs, uncertain };
}

function nextStep(code: ErrorCode): string | undefined {
  switch (code) {
    case 'busy':
    case 'unreachable':
      return 'Try again in a minute. If it stays like this, tell your phone administrator.';
    case 'bug':
      return 'Try again. If it happens again, give the reference to your administrator.';
    case 'not-allowed':
      return 'Ask your phone administrator if you need it.';
    case 'conflict':
    case 'not-found':
      return 'Type the command again to see how it stands now.';
    case 'bad-input':
    case 'not-connected':
      return undefined;
    default:
      return code satisfies never;
  }
}
