/**
 * What a card is: plain data that every platform can draw, and that `plain.ts` can say in words.
 * Nothing here knows a platform. All text is plain text: renderers escape it, nothing in it is markup.
 */

/** What may stand in the input of a Call: it is stored, and travels through buttons, so it is JSON. */
export type CallValue = string | number | boolean | null | CallValue[] | { [name: string]: CallValue };

/** One thing a person can do: the id of a command and its input. Buttons and forms carry it, jobs store it. */
export interface Call {
  command: string;
  /** By field name. Things are named by text as a person would ("Support") or exactly by `{ id }`. */
  input: { [name: string]: CallValue };
  /** The Call takes back an earlier one: its card is marked as undone and offers no further Undo. */
  undoes?: true;
  /** The person said yes when it was read back: what they typed, or `yes`. */
  agreed?: string;
  /** Why the person wants it, for those who approve. */
  because?: string;
  /** Which phone system is meant, where more than one is set up. */
  system?: string;
}

/** One per card. Colour is never its only carrier: the title says the same. */
export type Tone = 'neutral' | 'good' | 'attention' | 'warning';

export interface Card {
  /** The outcome in one line, 60 characters at most. */
  title: string;
  tone: Tone;
  blocks: Block[];
  /** Small last line: who did it, where, when. */
  state?: string;
  /** Filled in by the application when the card is sent into a conversation whose platform can do it. */
  personal?: Personal;
}

/** Some readers of a shared card see another one in its place (Teams). */
export interface Personal {
  /** Draws it for whoever looks, with their own rights; it reads only. */
  call: Call;
  /** The platform's ids of those readers. */
  viewers: string[];
  /** Everybody who needs one of the buttons that are `unlessPersonal` is among them. */
  whole: boolean;
}

export type Block = TextBlock | FactsBlock | TableBlock | RowsBlock | FormBlock | ButtonsBlock;

export interface TextBlock {
  kind: 'text';
  text: string;
  /** Small and grey, for what may be overlooked. */
  subtle?: true;
}

export interface Fact {
  label: string;
  value: string;
  /** The value is this time, in milliseconds: platforms that can show it by each reader's own clock do. */
  at?: number;
}

export interface FactsBlock {
  kind: 'facts';
  facts: Fact[];
}

export interface TableBlock {
  kind: 'table';
  columns: string[];
  rows: string[][];
}

/** One line for each thing, with what can be done about that one at its end. */
export interface RowsBlock {
  kind: 'rows';
  rows: Row[];
}

export interface Row {
  /** What it is. */
  title: string;
  /** The rest of it, small, below the title. */
  detail: string;
  button?: Button;
}

/** Inputs and the button that sends them: the values are merged into the input of the button's Call by field name. */
export interface FormBlock {
  kind: 'form';
  inputs: Input[];
  submit: CallButton;
}

export type Input = TextInput | ChoiceInput;

interface InputBase {
  /** The field of the Call that this value fills. */
  name: string;
  label: string;
  required: boolean;
  value?: string;
  hint?: string;
}

export interface TextInput extends InputBase {
  kind: 'text';
  placeholder?: string;
  /** In characters. */
  maxLength?: number;
  multiline?: true;
}

export interface ChoiceInput extends InputBase {
  kind: 'choice';
  options: { label: string; value: string }[];
}

export interface ButtonsBlock {
  kind: 'buttons';
  buttons: Button[];
}

export type Button = CallButton | AddressButton | PageButton;

interface ButtonBase {
  /** 30 characters wanted, 75 at most. */
  label: string;
  style?: 'primary' | 'danger';
  /** What a screen reader says instead of the label, when the label alone is ambiguous. The label stands in it (WCAG 2.5.3). */
  says?: string;
  /** Left out where those who need it see a card of their own. */
  unlessPersonal?: true;
  /** Goes into the menu first where there are more buttons than are on show at once. */
  rare?: true;
}

/** Pressing it is asking for the Call. */
export interface CallButton extends ButtonBase {
  kind: 'call';
  call: Call;
  /** The answer is a form: platforms whose forms need a fresh press (Slack) open one at once and fill it afterwards. */
  opens?: 'form';
}

/** Opens an address. */
export interface AddressButton extends ButtonBase {
  kind: 'address';
  url: string;
}

/**
 * Opens a private one-time page. The address is made when the card is sent and never stored:
 * the application turns these into AddressButtons before an adapter sees the card.
 */
export interface PageButton extends ButtonBase {
  kind: 'page';
  page: 'connect' | 'secret' | 'recording' | 'call' | 'export' | 'events';
  /** What the page is about: ids, never a secret. */
  about: { [name: string]: string };
}
