import type { Session } from '../../../src/core/accounts.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { Http } from '../../../src/kit/http.ts';
import { type Caller, createCaller, isRefusal, isRefusedToken } from './api.ts';

/** Calls with a person's own token. One that is refused just after its renewal is of no more use: `not-connected`. */
export function createOwnCaller(http: Http, session: Session): Caller {
  const own = createCaller(http, session);
  return {
    read: (call, answer) => own.read(call, answer).catch(reconnect),
    send: (call) => own.send(call).catch(reconnect),
  };
}

function reconnect(error: unknown): never {
  if (!isRefusedToken(error)) throw error;
  throw new PatchcordError('not-connected', 'The phone system no longer accepts your connected account.', {
    cause: error,
  });
}

/** Which status a missing right gets is not documented: 403, or some other 4xx (not 404) where nothing else can be wrong. */
export function withoutRight(what: string): (error: unknown) => never {
  return (error) => {
    if (!isRefusal(error) || (error.code !== 'not-allowed' && error.code !== 'bad-input')) throw error;
    const sentence = `Your phone account may not ${what}. An administrator of the phone system can allow it.`;
    throw new PatchcordError('not-allowed', sentence, { cause: error.cause });
  };
}

/** 404 on something of one's own: not there any more, or never one's own. */
export function notMine(what: string): (error: unknown) => never {
  return (error) => {
    if (!isRefusal(error) || error.code !== 'not-found') throw error;
    throw new PatchcordError('not-found', `The phone system does not know this ${what} of yours (any more).`, {
      cause: error.cause,
    });
  };
}
