import { request } from 'undici';
import type { BenchPerson } from './bench-slack.ts';
import type { MovingClock } from './moving-clock.ts';
import { openTeamsStub, type Payload, type TeamsStub, teamsActivity } from './teams-stub.ts';

/** People in Teams: they type in their personal chat, press, and see. */
export interface BenchTeams {
  readonly stub: TeamsStub;
  add(person: BenchPerson): void;
  pointAt(url: string): void;
  /** Posts an activity as Teams would; resolves with status and body. */
  posts(activity: Payload): Promise<{ status: number; body: unknown }>;
  /** Types in the personal chat. */
  types(person: string, text: string, more?: Payload): Promise<{ status: number; body: unknown }>;
  activity(person: string, more?: Payload): Payload;
  /** The card that stands last in the personal chat, as JSON text. */
  sees(person: string): string;
  /** Presses an Action.Execute of the last card; resolves with the card that comes back. */
  presses(person: string, title: string, inputs?: Record<string, string>): Promise<{ status: number; body: unknown }>;
  conversation(person: string): string;
  close(): Promise<void>;
}

const TENANT = 'tenant-1';

export async function benchTeams({ clock }: { clock: MovingClock }): Promise<BenchTeams> {
  const stub = await openTeamsStub();
  const people = new Map<string, BenchPerson>();
  let url = '';
  const conversation = (person: string) => `a:personal-${person}`;

  function activity(name: string, more: Payload = {}): Payload {
    const person = people.get(name);
    return teamsActivity(stub.url, {
      timestamp: new Date(clock.now()).toISOString(),
      from: { id: `29:${name}`, name: person?.fullName, aadObjectId: `aad-${name}` },
      conversation: { id: conversation(name), conversationType: 'personal', tenantId: TENANT },
      entities: [{ type: 'clientInfo', locale: 'en-GB', country: 'DE', platform: 'Web', timezone: 'Europe/Berlin' }],
      ...more,
    });
  }

  async function posts(body: Payload): Promise<{ status: number; body: unknown }> {
    const answer = await request(`${url}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const text = await answer.body.text();
    return { status: answer.statusCode, body: text === '' ? undefined : JSON.parse(text) };
  }

  return {
    stub,
    posts,
    activity,
    conversation,
    add(person) {
      people.set(person.name, person);
      stub.members.set(`29:${person.name}`, {
        id: `29:${person.name}`,
        name: person.fullName,
        email: person.email,
        userPrincipalName: person.email,
        aadObjectId: `aad-${person.name}`,
        tenantId: TENANT,
        userRole: 'user',
      });
    },
    pointAt(base) {
      url = base;
    },
    types: (person, text, more = {}) => posts(activity(person, { text, ...more })),
    sees: (person) => JSON.stringify(stub.messages(conversation(person)).at(-1) ?? {}),
    async presses(person, title, inputs = {}) {
      const message = stub.messages(conversation(person)).at(-1);
      const action = findAction(message, title);
      if (!action) throw new Error(`${person} sees no button "${title}"`);
      const data = isRecord(action['data']) ? action['data'] : {};
      return posts(
        activity(person, {
          type: 'invoke',
          name: 'adaptiveCard/action',
          replyToId: message?.['id'],
          value: { action: { type: 'Action.Execute', verb: action['verb'], data: { ...data, ...inputs } }, trigger: 'manual' },
        }),
      );
    },
    close: () => stub.close(),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function findAction(value: unknown, title: string): Record<string, unknown> | undefined {
  if (Array.isArray(value)) {
    for (const one of value) {
      const found = findAction(one, title);
      if (found) return found;
    }
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  if (value['type'] === 'Action.Execute' && value['title'] === title) return value;
  return findAction(Object.values(value), title);
}
