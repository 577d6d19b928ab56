import { request } from 'undici';
import { z } from 'zod';
import { freePort, startNode, temporaryFolder } from './start.ts';

const State = z.object({
  people: z.array(z.object({ email: z.string(), presence: z.string(), connected: z.boolean() })),
  queues: z.array(z.object({ name: z.string(), agents: z.array(z.object({ email: z.string(), status: z.string() })) })),
});

const Calls = z.array(z.object({ method: z.string(), path: z.string(), person: z.string().nullable() }));

/** The product as people start it, in the sandbox, with a database and a phone system of its own. */
export interface RunningPatchcord {
  url: string;
  port: number;
  /** `GET /control/state` of its phone system. */
  state(): Promise<z.infer<typeof State>>;
  presenceOf(name: string): Promise<string | undefined>;
  /** Queue name → state. */
  queuesOf(name: string): Promise<Record<string, string>>;
  /** How often the phone system was told a presence of that person. */
  presenceSets(name: string): Promise<number>;
  output: () => string;
  stop(): Promise<void>;
}

/** `env`: more settings of the environment. */
export async function startPatchcord(env: Record<string, string> = {}): Promise<RunningPatchcord> {
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const data = temporaryFolder();
  const url = `http://127.0.0.1:${port}`;
  const child = await startNode(['src/main.ts', 'start'], {
    readyAt: `${url}/readyz`,
    env: { PORT: String(port), PATCHCORD_SANDBOX_PORT: String(sandboxPort), PATCHCORD_DATA: data.path, ...env },
  });
  async function control(what: string): Promise<unknown> {
    const { body } = await request(`http://127.0.0.1:${sandboxPort}/control/${what}`);
    return body.json();
  }
  const state = async () => State.parse(await control('state'));
  return {
    url,
    port,
    state,
    async presenceOf(name) {
      const { people } = await state();
      return people.find(({ email }) => email === `${name}@example.com`)?.presence;
    },
    async queuesOf(name) {
      const { queues } = await state();
      const email = `${name}@example.com`;
      return Object.fromEntries(
        queues.flatMap((queue) => {
          const agent = queue.agents.find((one) => one.email === email);
          return agent ? [[queue.name, agent.status]] : [];
        }),
      );
    },
    async presenceSets(name) {
      const calls = Calls.parse(await control('calls'));
      const person = `${name}@example.com`;
      return calls.filter(
        (call) => call.method === 'POST' && call.path === '/api/user/presence' && call.person === person,
      ).length;
    },
    output: child.output,
    async stop() {
      await child.stop();
      data.remove();
    },
  };
}
