import { request } from 'undici';
import { directoryIdOf, employees, usernameOf } from '../../src/sandbox/company.ts';
import type { BenchPerson } from './bench-slack.ts';
import type { MovingClock } from './moving-clock.ts';
import { openTeamsStub, type Payload, type TeamsStub, teamsActivity } from './teams-stub.ts';

/** People in Teams: they type in their personal chat, press, and see. */
export interface BenchTeams {
  readonly port: number;
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
  /** The same on an older message. */
  pressesOn(person: string, message: string, title: string): Promise<{ status: number; body: unknown }>;
  /** Sends what a dialog's form would: the Call that stands behind its button, with values by field name. */
  submits(person: string, dialog: unknown, values: Record<string, string>): Promise<{ status: number; body: unknown }>;
  /** Posts an Action.Execute with any data. */
  executes(person: string, data: unknown): Promise<{ status: number; body: unknown }>;
  /** The address behind a button of the newest card that has it. */
  address(person: string, title: string): string;
  conversation(person: string): string;
  close(): Promise<void>;
}

const TENANT = 'tenant-1';

/** As the directory of the simulated company has it. */
function directoryOf(name: string): string {
  const employee = employees.find((one) => usernameOf(one) === name);
  return employee ? directoryIdOf(employee.extension) : `aad-${name}`;
}

export async function benchTeams({ clock }: { clock: MovingClock }): Promise<BenchTeams> {
  const stub = await openTeamsStub();
  const people = new Map<string, BenchPerson>();
  let url = '';
  const conversation = (person: string) => `a:personal-${person}`;

  function activity(name: string, more: Payload = {}): Payload {
    const person = people.get(name);
    return teamsActivity(stub.url, {
      timestamp: new Date(clock.now()).toISOString(),
      from: { id: `29:${name}`, name: person?.fullName, aadObjectId: directoryOf(name) },
      conversation: { id: conversation(name), conversationType: 'personal', tenantId: TENANT },
      entities: [{ type: 'clientInfo', locale: 'en-GB', country: 'DE', platform: 'Web', timezone: 'Europe/Berlin' }],
      ...more,
    });
  }

  async function posts(body: Payload): Promise<{ status: number; body: unknown }> {
    const answer = await request(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.body.text();
    return { status: answer.statusCode, body: text === '' ? undefined : JSON.parse(text) };
  }

  const sees = (person: string) => JSON.stringify(stub.messages(conversation(person)).at(-1) ?? {});

  function executes(person: string, data: unknown, message?: string): Promise<{ status: number; body: unknown }> {
    const replyToId = message ?? stub.messages(conversation(person)).at(-1)?.id;
    const value = { action: { type: 'Action.Execute', verb: 'call', data }, trigger: 'manual' };
    return posts(activity(person, { type: 'invoke', name: 'adaptiveCard/action', replyToId, value }));
  }

  return {
    port: Number(new URL(stub.url).port),
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
        aadObjectId: directoryOf(person.name),
        tenantId: TENANT,
        userRole: 'user',
      });
    },
    pointAt(base) {
      url = base;
    },
    types: (person, text, more = {}) => posts(activity(person, { text, ...more })),
    sees,
    async presses(person, title, inputs = {}) {
      const action = findAction(stub.messages(conversation(person)).at(-1), title);
      if (!action) throw new Error(`${person} sees no button "${title}" in: ${sees(person)}`);
      const data = isRecord(action.data) ? action.data : {};
      return executes(person, { ...data, ...inputs });
    },
    async pressesOn(person, message, title) {
      const action = findAction(
        stub.messages(conversation(person)).find(({ id }) => id === message),
        title,
      );
      if (!action) throw new Error(`there is no button "${title}" on ${message}`);
      return executes(person, action.data, message);
    },
    executes: (person, data) => executes(person, data),
    submits(person, dialog, values) {
      const data = findData(dialog);
      if (!data) throw new Error('there is no form');
      return posts(activity(person, { type: 'invoke', name: 'task/submit', value: { data: { ...data, ...values } } }));
    },
    address(person, title) {
      // Two messages that follow from one thing come in any order.
      const message = stub.messages(conversation(person)).findLast((one) => findAction(one, title, 'Action.OpenUrl'));
      const url = findAction(message, title, 'Action.OpenUrl')?.url;
      if (typeof url !== 'string') throw new Error(`${person} sees no link "${title}" in: ${sees(person)}`);
      return url;
    },
    close: () => stub.close(),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function findAction(value: unknown, title: string, type = 'Action.Execute'): Record<string, unknown> | undefined {
  return find(value, (one) => one.type === type && one.title === title);
}

/** The data of the first action that carries a Call. */
function findData(value: unknown): Record<string, unknown> | undefined {
  const action = find(
    value,
    (one) => String(one.type).startsWith('Action.') && isRecord(one.data) && 'call' in one.data,
  );
  return isRecord(action?.data) ? action.data : undefined;
}

function find(value: unknown, fits: (one: Record<string, unknown>) => boolean): Record<string, unknown> | undefined {
  if (isRecord(value) && fits(value)) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const one of Object.values(value)) {
    const found = find(one, fits);
    if (found) return found;
  }
  return undefined;
}
