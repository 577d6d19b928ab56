import { PatchcordError } from '../../../src/core/errors.ts';
import type { OwnPresence, PresenceState, Session } from '../../../src/core/phone.ts';
import type { Http } from '../../../src/kit/http.ts';
import { createCaller, isInvalid, isRefusedToken } from './api.ts';
import type { Free, Profiles } from './profile.ts';
import { status } from './schema.ts';

/** Own presence. PortSIP lets nobody else set it: the person's token is the only way. */
export function createOwnPresence(http: Http, session: Session, profiles: Profiles): OwnPresence {
  const own = createCaller(http, session);

  const get = async (): Promise<PresenceState> =>
    (await own.read({ method: 'GET', path: '/user/status' }, status)).state;

  function write(presence: string, note: string): Promise<void> {
    const json = { presence, presence_note: note };
    return own.send({ method: 'POST', path: '/user/presence', json, repeatable: true });
  }

  /** What 22.3 takes for "free" is not documented, so the other spelling has a try, too. */
  async function writeFree(note: string): Promise<void> {
    const { free } = await profiles.current();
    try {
      await write(free, note);
    } catch (error) {
      if (!isInvalid(error)) throw error;
      const other: Free = free === 'ONLINE' ? 'AVAILABLE' : 'ONLINE';
      await write(other, note);
      profiles.learnFree(other);
    }
  }

  return {
    get: () => get().catch(reconnect),
    async set({ presence, note }) {
      if (note.length > 128) throw new PatchcordError('bad-input', 'A presence note has 128 characters at most.');
      try {
        await (presence === 'AVAILABLE' ? writeFree(note) : write(presence, note));
        return await get();
      } catch (error) {
        return reconnect(error);
      }
    },
  };
}

/** A token that is refused just after its renewal is of no more use. */
function reconnect(error: unknown): never {
  if (!isRefusedToken(error)) throw error;
  throw new PatchcordError('not-connected', 'The phone system no longer accepts your connected account.', {
    cause: error,
  });
}
