import { randomBytes } from 'node:crypto';
import { Environment, variables } from '../../config/environment.ts';
import { whatIsWrong } from '../../config/wrong-variable.ts';
import { CHATS, GROUPS, type Group, type Name, PHONE_SYSTEMS } from './groups.ts';

/** Whoever answers: a person at a terminal. Each rejects with `Cancelled` when they leave. */
export interface Asker {
  choose(question: string, options: readonly Option[]): Promise<string>;
  chooseSome(question: string, options: readonly Option[]): Promise<readonly string[]>;
  /** `check` says what is wrong with an answer. Secrets are not shown while they are typed. */
  text(question: string, more: TextQuestion): Promise<string>;
}

export interface Option {
  value: string;
  label: string;
  hint?: string;
}

export interface TextQuestion {
  example: string;
  initial?: string | undefined;
  secret: boolean;
  check: (answer: string) => string | undefined;
}

export class Cancelled extends Error {}

export type Values = Partial<Record<Name, string>>;

/**
 * Asks for what is to be set up. What is known already is offered as the answer, secrets excepted: an empty answer keeps those.
 * Keys and secrets that are ours to choose are made, and kept where they are there.
 */
export async function collect(ask: Asker, known: Values): Promise<Values> {
  const kind = await ask.choose('What do you want to run?', [
    { value: 'real', label: 'Patchcord with your phone system', hint: 'you need its address and a service account' },
    { value: 'sandbox', label: 'The sandbox', hint: 'a made-up company, no accounts needed' },
  ]);
  if (kind === 'sandbox') return { ...known, PATCHCORD_SANDBOX: '1' };
  const chosen = await chooseGroups(ask, known);
  const values: Values = { ...known, PATCHCORD_SANDBOX: '0' };
  values.PATCHCORD_PUBLIC_URL = await askFor(ask, 'PATCHCORD_PUBLIC_URL', known, true);
  for (const group of chosen)
    for (const name of [...group.needs, ...group.may]) {
      const answer = await askFor(ask, name, known, group.needs.includes(name));
      if (answer !== '') values[name] = answer;
      else delete values[name];
    }
  return {
    ...values,
    ...made(
      values,
      chosen.some(({ id }) => id === 'logs'),
    ),
  };
}

/** Keys and secrets of our own; those that are there stay. */
export function made(values: Values, withHook: boolean): Values {
  const key = () => randomBytes(32).toString('base64url');
  return {
    PATCHCORD_SECRET_KEY: values.PATCHCORD_SECRET_KEY ?? key(),
    ...(withHook && { SUPPORT_LOGS_SECRET: values.SUPPORT_LOGS_SECRET ?? key() }),
  };
}

async function chooseGroups(ask: Asker, known: Values): Promise<Group[]> {
  const optionsOf = (ids: readonly string[] | undefined) =>
    GROUPS.filter(({ id }) => (ids ? ids.includes(id) : !PHONE_SYSTEMS.includes(id) && !CHATS.includes(id))).map(
      ({ id, label, hint, needs, may }) => {
        const before = [...needs, ...may].some((name) => known[name] !== undefined);
        return { value: id, label: before ? `${label} (set up)` : label, hint };
      },
    );
  const phone = await atLeastOne(ask, 'Which phone systems?', optionsOf(PHONE_SYSTEMS));
  const chat = await atLeastOne(ask, 'Which chat platforms?', optionsOf(CHATS));
  const more = await ask.chooseSome('What else? Nothing of it has to be.', optionsOf(undefined));
  const chosen = [...phone, ...chat, ...more];
  return GROUPS.filter(({ id }) => chosen.includes(id));
}

async function atLeastOne(ask: Asker, question: string, options: readonly Option[]): Promise<readonly string[]> {
  for (let asked = question; ; asked = `${question} One is needed: choose with the space bar.`) {
    const some = await ask.chooseSome(asked, options);
    if (some.length > 0) return some;
  }
}

function askFor(ask: Asker, name: Name, known: Values, needed: boolean): Promise<string> {
  const about = variables().find((one) => one.name === name)?.about;
  const secret = about?.secret !== undefined;
  const before = known[name];
  const kept = secret && before !== undefined;
  const question = `${about?.about ?? name}\n${name}${kept ? ' (empty: as before)' : needed ? '' : ' (may be empty)'}`;
  const asked = ask.text(question, {
    example: about?.example ?? '',
    initial: secret ? undefined : before,
    secret,
    check(answer) {
      if (answer === '') return needed && !kept ? `${name} is needed.` : undefined;
      return problemOf(name, answer);
    },
  });
  return asked.then((answer) => (answer === '' && kept ? before : answer.trim()));
}

/** What the settings will say of this value; undefined when it is right. */
export function problemOf(name: Name, value: string): string | undefined {
  const read = Environment.shape[name].safeParse(value.trim());
  const [issue] = read.error?.issues ?? [];
  return issue && whatIsWrong(name, issue);
}
