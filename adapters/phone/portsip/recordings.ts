import type { Session } from '../../../src/core/accounts.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { OwnRecordings } from '../../../src/core/recordings.ts';
import type { Downloads } from '../../../src/kit/download.ts';
import { type Caller, part } from './api.ts';
import { downloadWith } from './blobs.ts';
import { readNewest } from './newest.ts';
import { notMine, withoutRight } from './own.ts';
import { recording, singleRecording } from './schema-history.ts';

/** Own recordings (the right `user_call_log.call_recording_view_only`). The PBX's own address of a file leaves this folder never. */
export function createOwnRecordings(own: Caller, files: Downloads, session: Session): OwnRecordings {
  const mayNot = withoutRight('hear its recordings');
  const detail = (id: string) =>
    own
      .read({ method: 'GET', path: `/user/recordings/${part(id)}` }, singleRecording(id))
      .catch(notMine('recording'))
      .catch(mayNot);
  return {
    async list(asked) {
      const { items, more } = await readNewest(own, '/user/recordings', recording, asked).catch(mayNot);
      return { recordings: items, more };
    },
    get: async (id) => (await detail(id)).recording,
    async open(id, range) {
      const { fileUrl, fileName } = await detail(id);
      if (fileUrl === '') throw new PatchcordError('not-found', 'The phone system has no sound for this recording.');
      return downloadWith(files, session, { url: fileUrl, name: fileName, range });
    },
  };
}
