/** A telephone of a person. */
export interface Telephone {
  /** Make and model, as far as it says them. */
  name: string;
  /** It can ring now. */
  registered: boolean;
}

export interface SpeedDial {
  /** The keys that are pressed. */
  code: string;
  number: string;
  description: string;
}

/** Under which numbers a person is reached and shown. */
export interface Numbers {
  extension: string;
  /** Numbers that others see when the person calls out; they are reached by them where the number is theirs alone. */
  outbound: readonly { number: string; description: string }[];
  telephones: readonly Telephone[];
  speedDials: readonly SpeedDial[];
}

/** The person's own numbers, telephones and speed dials, with their own token. */
export interface OwnNumbers {
  read(): Promise<Numbers>;
}

/** Extensions that ring together. Who else is in one, PortSIP 22 tells nobody. */
export interface RingGroup {
  id: string;
  name: string;
  extension: string;
}

/** The person's own ring groups, with their own token. */
export interface OwnRingGroups {
  list(): Promise<readonly RingGroup[]>;
}
