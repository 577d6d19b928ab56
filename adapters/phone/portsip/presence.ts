import { PatchcordError } from '../../../src/core/errors.ts';
import type { OwnPresence, PresenceState } from '../../../src/core/presence.ts';
import { type Caller, isInvalid } from './api.ts';
import type { Free, Profiles } from './profile.ts';
import { status } from './schema.ts';

/** Own presence. PortSIP lets nobody else set it: the person's token is the only way. */
export function createOwnPresence(own: Caller, profiles: Profiles): OwnPresence {
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
    get,
    async set({ presence, note }) {
      if (note.length > 128) throw new PatchcordError('bad-input', 'A presence note has 128 characters at most.');
      await (presence === 'AVAILABLE' ? writeFree(note) : write(presence, note));
      return get();
    },
  };
}
