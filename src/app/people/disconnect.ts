import type { Principal } from '../../core/principal.ts';
import type { Services } from '../../core/services.ts';
import { noteOnce, readNote } from '../../store/requests.ts';
import type { App } from '../app.ts';

/**
 * Every account of theirs: who cuts the ties means all of them.
 * @param request its key: a second run of it, after a crash, says what the first one did
 */
export function disconnectService(app: App, request: string): Services['accounts'] {
  async function disconnectIn(system: string, id: string) {
    const gone = `disconnected ${system}`;
    const over = `ended ${system}`;
    const end = await app.accounts.disconnect(system, id, async (tx) => void (await noteOnce(tx, request, gone, id)));
    if (end === 'ended') {
      await app.database.commit((tx) => noteOnce(tx, request, over, id), { durable: false });
      return end;
    }
    if (end === 'lasting' || (await readNote(app.database.db, request, gone)) !== id) return end;
    // Deleted by the run before; whether it came to ending the sign-in, only its note tells.
    return (await readNote(app.database.db, request, over)) === id ? 'ended' : 'lasting';
  }
  return {
    async disconnect({ phones }: Pick<Principal, 'phones'>) {
      const ends = await Promise.all(
        phones.map(async ({ system, id }) => ({ system, end: await disconnectIn(system, id) })),
      );
      const lasting = ends.flatMap(({ system, end }) => (end === 'lasting' ? [system] : []));
      return {
        had: ends.some(({ end }) => end !== 'none'),
        lasting: app.systems.flatMap(({ id, label }) => (lasting.includes(id) ? [label] : [])),
      };
    },
  };
}
