import type { z } from 'zod';
import type { Call, Card } from '../../cards/model.ts';
import type { Access, CommandRights } from './access.ts';
import type { Conversation } from './chat.ts';
import type { Guard } from './guard.ts';
import type { Language } from './language.ts';
import type { SkillName, Skills } from './phone.ts';
import type { Principal } from './principal.ts';
import type { Later, Services } from './services.ts';
import type { Speech } from './speech.ts';
import type { PhoneUser } from './users.ts';

/**
 * - `read` changes nothing;
 * - `change` changes something that can be put back;
 * - `danger` cannot be undone, or takes something away from somebody.
 */
export type Effect = 'read' | 'change' | 'danger';

/**
 * What to do with a run that a crash cut off: `safe` runs again, `check` looks first whether it is done (the command's own
 * `ctx.once` notes tell), `never` tells the person what is not known.
 */
export type Repeat = 'safe' | 'check' | 'never';

/** Sentences as people say them, per language, with `{field}` where a field stands. */
export type Examples = Record<Language, readonly string[]>;

/** Everything about one command, in one value. Parsing, usage, forms, help, policy, manifests and understanding follow from it. */
export interface Command<Input extends z.ZodObject = z.ZodObject, Uses extends SkillName = SkillName> {
  /** Equal to its path: `commands/presence/set.ts` is `presence.set`. */
  id: string;
  /**
   * How it is typed. `{field}` is a field, `a|b` are alternatives, `[ … ]` may be left out. The first pattern is the usage.
   * The first word is a slash command of its own and a sub-command of `/pbx`.
   */
  words: readonly string[];
  /** One sentence, imperative, for help and manifests. */
  summary: string;
  /** What the button of its form says, 24 characters at most; the first word of the summary where that says it. */
  button?: string;
  effect: Effect;
  access: Access;
  /** What the shipped policy asks for beyond the right itself. */
  guard?: Guard;
  /** Also for somebody whose phone account is switched off, who may ask for nothing else. */
  evenWhenOff?: true;
  /** What it takes in a system whose vendor's console has rights of its own; there it stands in the place of a role in `access`. */
  rights?: CommandRights;
  uses: readonly Uses[];
  /** The text field by which people are looked for: with several systems it is done where they are. */
  seeks?: string;
  /** Of the systems that have the skills, those that can do exactly this. Without it, all. */
  fits?(phone: Partial<Skills>, input: Call['input']): boolean;
  repeat: Repeat;
  input: Input;
  /**
   * How a phone system changes what is asked for: a text that it does not need (`may`; '' when it is not given), and what it has no
   * place for (`never`).
   */
  asks?(phone: Pick<Skills, Uses>): Readonly<Record<string, 'may' | 'never'>>;
  examples: Examples;
  /** With the access `owner`: what the thing is called that is meant, when it is somebody else's. */
  foreign?(phone: Pick<Skills, Uses>, input: z.output<Input>): Promise<string | undefined>;
  /** What follows proves by itself that it is them: the shipped step-up is then left out. */
  provesItself?(phone: Pick<Skills, Uses>, input: z.output<Input>): Promise<boolean>;
  /** Instead of "I know nobody called …", where that would tell too much. */
  nobody?(ctx: { phone: Pick<Skills, Uses> }, input: Partial<z.output<Input>>, text: string): Promise<Card | undefined>;
  /** What approvers see before they decide. `what` completes "Omar asks: …"; the consequence is a sentence, or ''. */
  preview?(ctx: CommandContext<Uses>, input: z.output<Input>): Promise<{ what: string; consequence: string }>;
  /**
   * For a command whose person may be several: what it is for so many people, completing "Omar asks: …".
   * `switch off 4 phone accounts`.
   */
  many?(count: number, input: Partial<z.output<Input>>): string;
  /**
   * Why there is nothing to do for this person, or why it cannot be done, in a few words; looked at before several people are
   * done at once. What `preview` refuses need not be said again.
   */
  hinders?(ctx: CommandContext<Uses>, input: z.output<Input>): Promise<string | undefined>;
  run(ctx: CommandContext<Uses>, input: z.output<Input>): Promise<Outcome>;
}

export interface CommandContext<Uses extends SkillName = SkillName> {
  who: Principal;
  where: Conversation;
  /** Only the skills named in `uses`. */
  phone: Pick<Skills, Uses>;
  services: Services;
  /** Words for times and durations in the person's zone and habit. */
  say: Speech;
  /** When the request was accepted, in milliseconds: "for 30m" counts from here, also after a crash. */
  now: number;
  signal: AbortSignal;
  /** The first word of a typed command ("sync"); undefined for sentences, buttons and forms. */
  firstWord: string | undefined;
  /** Names of those who approved it; empty when nobody had to. */
  approvers: readonly string[];
  /**
   * A value that must be read before the first change and must survive a crash, such as the state to go back to:
   * read once, written down, and the same in a second run of this request.
   */
  once<T extends z.ZodType>(name: string, schema: T, read: () => Promise<z.output<T>>): Promise<z.output<T>>;
  /**
   * Known after `once`: this request was begun before, and the process was stopped or the phone system did not answer. What it
   * wants may be done already, so a command that may be repeated looks first, and does not do again what is there.
   */
  readonly isRepeat: boolean;
}

/** What came of it: a result, or a question. */
export type Outcome = Done | Question;

export interface Done {
  card: Card;
  /** The Call that takes it back; the core adds the Undo button. */
  undo?: Call;
  /** Calls with a time: "reverts at 15:00". A newer one under the same key replaces an older one. */
  later?: readonly Later[];
  /** Timers that this result makes pointless. */
  ends?: readonly string[];
  /** The same card as other people see it, by the name of the view: without buttons that are not theirs. */
  views?: Readonly<Record<string, Card>>;
  /** Some people see another card in its place, in shared conversations of platforms that can do so. */
  personal?: PersonalCard;
  /** Keeps the shown card up to date while it is looked at. A redraw without it is the last one. */
  live?: Live;
  /** For the audit: what changed, from what to what. Never a secret. */
  changed?: { what: string; from: string; to: string };
  /** Cards for other people, delivered to every chat in which they are known. */
  tells?: readonly Tell[];
  /** What live cards show it, e.g. `queue:<id>`: they are redrawn at once. */
  touches?: readonly string[];
  /** Whose presence this has set: what keeps it in step with other places follows. */
  presenceOf?: Pick<PhoneUser, 'system' | 'id'>;
  /** Nothing was done and nobody needs to hear of it (a timed return that came too late). */
  silent?: true;
  /** Everybody in the conversation may see it. Without it the asker alone does. */
  public?: true;
}

/** A shared card as some people see it: with the buttons that are theirs. */
export interface PersonalCard {
  /** Draws it for whoever looks, with their own rights; it reads only. */
  call: Call;
  people: readonly PhoneUser[];
  /** As the asker, who is one of them, sees it now. */
  card?: Card;
}

export interface Live {
  /** What the card shows, e.g. `queue:<id>`. */
  subject: string;
  /** The Call that draws it anew, with the asker's rights. */
  call: Call;
  /** Which of `views` this copy shows; the card itself when left out. */
  view?: string;
  /** How long it is kept up to date, in milliseconds; a quarter of an hour when left out. */
  lastsMs?: number;
  /** Other subjects whose change is a hint that this one may have changed, e.g. `line:2044`. */
  hints?: readonly string[];
  /**
   * How often it is looked at where nobody tells of all its changes: `lively` for what people watch, `calm` for what is far away;
   * in between when left out.
   */
  pace?: 'lively' | 'calm';
}

/** Somebody who is told without having asked. */
export interface Tell {
  to: PhoneUser;
  card: Card;
  /** When it happened, in milliseconds: said in the small last line, in the reader's own time. */
  at?: number;
  /** The copy stays up to date in their chats, drawn with the asker's rights. */
  live?: Live;
  /** Not to the very chat user who asked: they see the result. */
  elsewhere?: true;
}

/** One piece is missing or unclear: the core asks for it with a choice, and runs the Call with the answer. */
export interface Question {
  ask: {
    field: string;
    title: string;
    text?: string;
    options: readonly { label: string; value: Call['input'][string] }[];
  };
}

/** Writes a command down; the types of `ctx.phone` and `input` follow from `uses` and `input`. */
export function defineCommand<Input extends z.ZodObject, const Uses extends SkillName>(
  command: Command<Input, Uses>,
): Command<Input, Uses> {
  return command;
}

/** What sending the command's form does, in a word or two. */
export function buttonOf({ button, summary }: Pick<AnyCommand, 'button' | 'summary'>): string {
  return button ?? summary.split(' ')[0] ?? summary;
}

/** A command as the catalog holds it, whatever its input. */
export type AnyCommand = Command<z.ZodObject, SkillName>;
