import { call } from '../../../cards/build.ts';
import type { Stage } from './stage.ts';

const MINUTE = 60_000;
const DANA = 'dana.kim';
const OMAR = 'omar.haddad';

/** What people see while the phone system is away, and afterwards. */
export async function playTrouble({ ask, bench, keep, pass }: Stage): Promise<void> {
  for (const person of [DANA, OMAR]) await ask('', person, '/presence');
  bench.sandbox.setFaults({ down: true });
  await ask('trouble: kept and tried', DANA, '/presence dnd for 30m');
  await ask('trouble: a question without an answer', OMAR, '/presence @lena.fischer');
  await ask('request.stop', DANA, 'Stop trying');
  await ask('request.stop: over', DANA, call('request.stop', { request: 'none' }));
  await ask('', OMAR, '/queue break Support');
  for (let waited = 0; waited < 6; waited += 1) await pass(MINUTE);
  await keep('trouble: given up', /not answering/);
  bench.sandbox.setFaults({});
  await pass(5 * MINUTE);
  await ask('trouble: an old button', OMAR, call('queue.gone'));
}
