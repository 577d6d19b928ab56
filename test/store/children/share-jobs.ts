// Works on the jobs of a place until none is left, and says on its output which ones it did.
// With `hang` it only claims: the test ends it there, as a crash would.
import { type DatabasePlace, openDatabase } from '../../../src/store/database.ts';
import { claimJobs, countJobs, finishJob } from '../../../src/store/jobs.ts';

const [where = '', mode = 'work', leaseMs = '10000'] = process.argv.slice(2);
const place: DatabasePlace = where.startsWith('postgres:') ? { url: where } : { folder: where };
const database = await openDatabase(place);
const claim = () =>
  database.commit((tx) => claimJobs(tx, { now: Date.now(), limit: 5, leaseMs: Number(leaseMs), kinds: ['send'] }));

if (mode === 'hang') {
  const jobs = await claim();
  process.stdout.write(`claimed ${jobs.length}\n`);
  setInterval(() => {}, 1000);
} else {
  while ((await countJobs(database.db)).length > 0) {
    for (const job of await claim()) {
      if (await database.commit((tx) => finishJob(tx, job))) process.stdout.write(`${job.body}\n`);
    }
  }
  await database.close();
}
