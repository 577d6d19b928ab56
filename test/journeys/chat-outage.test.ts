import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';

const DANA = 'dana.kim';

describe('when the chat platform is in trouble', () => {
  let bench: Bench;
  let close = async () => {};
  afterEach(async () => {
    await bench.close();
    await close();
  });

  /** A response address that answers as it is told, and counts. */
  async function responseAddress(status: () => number): Promise<{ url: string; seen: string[] }> {
    const seen: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString('utf8')));
      request.on('end', () => {
        const answer = status();
        if (answer === 200) seen.push(body);
        response.writeHead(answer).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    close = () => new Promise((resolve) => server.close(() => resolve()));
    const address = server.address();
    if (typeof address !== 'object' || !address) throw new Error('no port');
    return { url: `http://127.0.0.1:${address.port}/response`, seen };
  }

  const shownTo = (person: string) =>
    [...bench.slack.stub.done('chat.postMessage'), ...bench.slack.stub.done('chat.postEphemeral')].filter(({ args }) =>
      JSON.stringify(args).includes(bench.slack.userId(person)),
    );

  it.each([404, 500])('a response address that answers %i: the reply comes another way, once', async (status) => {
    bench = await openBench();
    const { url, seen } = await responseAddress(() => status);
    const ack = await bench.slack.types(DANA, '/presence dnd', { response_url: url });
    expect(ack.status).toBe(200);
    await bench.until(() => shownTo(DANA).length > 0, 'shown', 500);
    await bench.pass(60_000);
    expect(shownTo(DANA)).toHaveLength(1);
    expect(seen).toEqual([]);
    expect(JSON.stringify(shownTo(DANA)[0]?.args)).toContain('You are on Do not disturb');
    expect(bench.writes()).toHaveLength(1);
  });

  it('Slack away for a minute: the reply comes later, once, and the command ran once', async () => {
    bench = await openBench();
    await bench.slack.types(DANA, '/presence');
    await bench.settled();
    bench.slack.stub.setDown(true);
    const { url, seen } = await responseAddress(() => 404);
    expect((await bench.slack.types(DANA, '/presence dnd', { response_url: url })).status).toBe(200);
    await bench.until(() => bench.presence(DANA).presence === 'DO_NOT_DISTURB', 'done');
    for (let second = 0; second < 60; second += 5) {
      bench.clock.move(5_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(shownTo(DANA)).toEqual([]);
    bench.slack.stub.setDown(false);
    await bench.until(() => shownTo(DANA).length > 0, 'shown', 1_000);
    await bench.pass(5 * 60_000);
    expect(shownTo(DANA)).toHaveLength(1);
    expect(seen).toEqual([]);
    expect(bench.writes()).toHaveLength(1);
  });

  it('one chat with more replies than it may show at once: each is shown once, and nobody else waits for them', async () => {
    bench = await openBench();
    const { teams } = bench;
    const { stub } = teams;
    stub.limit(() => bench.clock.now());
    const TYPED = 60;
    for (let next = 0; next < TYPED; next += 1) await teams.types(DANA, `find ${2044 + next}`);
    const words = () =>
      stub.calls
        .filter((call) => call.conversation === teams.conversation(DANA) && call.body.type === 'message')
        .map(({ body }) => JSON.stringify(body));
    const replies = () => words().filter((word) => !word.includes('Working on it'));
    await bench.until(() => words().length >= TYPED, 'as many as go at once', 200);
    const before = bench.clock.now();
    await teams.types('omar.haddad', 'presence');
    await bench.until(() => teams.sees('omar.haddad').includes('Available'), 'a reply to somebody else', 100);
    expect(bench.clock.now() - before).toBeLessThan(5_000);
    await bench.until(() => replies().length >= TYPED, 'all replies', 200);
    await bench.pass(60_000);
    expect(replies()).toHaveLength(TYPED);
    expect(stub.calls.some(({ limited }) => limited)).toBe(false);
  });

  it('a place where nobody can be written to any more is given up, quietly', async () => {
    bench = await openBench();
    const { url } = await responseAddress(() => 404);
    bench.slack.stub.next('chat.postEphemeral', { error: 'user_not_in_channel' }, 99);
    bench.slack.stub.next('conversations.open', { error: 'user_disabled' }, 99);
    bench.slack.stub.next('chat.postMessage', { error: 'is_archived' }, 99);
    await bench.slack.types(DANA, '/presence dnd', { response_url: url });
    await bench.until(() => bench.presence(DANA).presence === 'DO_NOT_DISTURB', 'done');
    const gaveUp = () => bench.log().match(/"kind":"[^"]*"[^\n]*gave a job up/g) ?? [];
    // The time stands still while something runs: no lease ends under it.
    for (let minute = 0; minute < 200 && gaveUp().length === 0; minute += 1) await bench.pass(60_000);
    expect(gaveUp()).toEqual([expect.stringContaining('"kind":"answer"')]);
    for (let minute = 0; minute < 5; minute += 1) await bench.pass(60_000);
    expect(gaveUp()).toHaveLength(1);
  });

  it('a live card that could only be shown later is live', async () => {
    bench = await openBench();
    await bench.teams.types('mia.rossi', 'presence');
    await bench.settled();
    bench.teams.stub.refuse({ kind: 'send', status: 503, times: 12 });
    await bench.teams.types('mia.rossi', 'queue who Support');
    await bench.until(() => bench.teams.sees('mia.rossi').includes('Support: 2 of 6 ready'), 'the board', 1_000);
    await bench.slack.types('omar.haddad', '/queue break Support');
    await bench.settled();
    await bench.until(() => bench.teams.sees('mia.rossi').includes('Support: 1 of 6 ready'), 'the change', 1_000);
  });

  it.each([429, 503])('a connector that answers %i: the reply comes later, once', async (status) => {
    bench = await openBench();
    await bench.teams.types(DANA, 'presence');
    await bench.settled();
    bench.teams.stub.refuse({ kind: 'send', status, retryAfter: 2, times: 3 });
    expect((await bench.teams.types(DANA, 'presence dnd')).status).toBe(200);
    await bench.until(() => bench.teams.sees(DANA).includes('You are on Do not disturb'), 'shown', 500);
    await bench.pass(60_000);
    const cards = bench.teams.stub.messages(bench.teams.conversation(DANA));
    expect(cards.filter((message) => JSON.stringify(message).includes('You are on Do not disturb'))).toHaveLength(1);
    expect(bench.writes()).toHaveLength(1);
  });

  it('a timed return that cannot be told at once is told later, once', async () => {
    bench = await openBench();
    await bench.slack.types(DANA, '/presence lunch for 30m');
    await bench.settled();
    bench.slack.stub.setDown(true);
    bench.clock.move(31 * 60_000);
    await bench.until(() => bench.presence(DANA).presence === 'AVAILABLE', 'returned');
    bench.slack.stub.setDown(false);
    await bench.until(() => bench.slack.direct(DANA).length > 0, 'told', 1_000);
    await bench.pass(5 * 60_000);
    expect(bench.slack.direct(DANA)).toHaveLength(1);
  });

  it('a reply that a killed process left behind is shown by the next one', async () => {
    bench = await openBench();
    await bench.slack.types(DANA, '/presence');
    await bench.settled();
    bench.slack.stub.setDown(true);
    const { url } = await responseAddress(() => 404);
    await bench.slack.types(DANA, '/presence away', { response_url: url });
    await bench.until(() => bench.presence(DANA).presence === 'AWAY', 'done');
    await bench.restart();
    bench.slack.stub.setDown(false);
    await bench.until(() => shownTo(DANA).length > 0, 'shown', 1_000);
    await bench.pass(60_000);
    expect(shownTo(DANA)).toHaveLength(1);
  });
});
