import type { Stage } from './stage.ts';

/** A person's own page in Slack. */
export async function playHome({ bench, settle, shown, samples, ask }: Stage): Promise<void> {
  await ask('', 'priya.natarajan', '/user disable @lena.fischer');
  await ask('', 'jonas.weber', '/meet at tomorrow 9:00 Weekly check @mia.rossi');
  await look('home: an administrator', 'jonas.weber');
  await look('home: an agent', 'omar.haddad');
  await look('home: not connected', 'noah.becker');
  bench.sandbox.setFaults({ down: true });
  await look('home: the phone system is away', 'dana.kim');

  async function look(name: string, person: string): Promise<void> {
    const from = shown.length;
    await bench.slack.opensHome(person);
    await settle();
    bench.clock.move(2_000);
    await settle();
    const parts = shown.slice(from).flatMap(({ how, card }) => (how === 'part' ? [card] : []));
    const [first] = parts;
    if (!first) throw new Error(`${name}: the page was not drawn`);
    // It may have been drawn more than once.
    const begin = parts.findLastIndex(({ title }) => title === first.title);
    samples.push({ name, card: first, on: 'home', parts: parts.slice(begin) });
  }
}
