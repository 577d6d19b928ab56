/** What the platforms' own surfaces offer. Each names commands; those that nobody here can carry out do not appear. */

/** A shortcut opens the form of a command: in Slack's shortcut menus, in Teams beside the compose box. */
export interface Shortcut {
  command: string;
  /** 24 characters at most (Slack), beginning with a verb. */
  name: string;
  /** 150 characters at most. */
  description: string;
  /** On a message (the form is filled from it), or anywhere. */
  from: 'message' | 'anywhere';
}

export const SHORTCUTS: readonly Shortcut[] = [
  {
    command: 'presence.set',
    name: 'Set my phone state',
    description: 'Whether colleagues and queues can reach you, and until when',
    from: 'anywhere',
  },
  {
    command: 'queue.set',
    name: 'Set my queue state',
    description: 'Ready, break, lunch or wrap-up, on one queue or all of yours',
    from: 'anywhere',
  },
  {
    command: 'meeting.start',
    name: 'Start a phone meeting',
    description: 'Start a meeting now and invite people',
    from: 'anywhere',
  },
  {
    command: 'meeting.start',
    name: 'Start meeting about this',
    description: 'Start a meeting with the subject and the people of this message',
    from: 'message',
  },
];

/** A shortcut's name towards the platform: two of them may open the same form. */
export function shortcutId({ command, from }: Pick<Shortcut, 'command' | 'from'>): string {
  return `${from}:${command}`;
}

/** The command behind a name that came from outside, whoever made it up: whether there is one is for the catalog to say. */
export function commandOfShortcut(id: string): string | undefined {
  return /^(?:message|anywhere):([a-z]+(?:\.[a-z]+)?)$/.exec(id)?.[1];
}

/** Whose results make up a person's own page, from top to bottom. All of them read only. */
export const HOME_PARTS: readonly string[] = ['presence.show', 'queue.show', 'approval.list', 'meeting.list'];
