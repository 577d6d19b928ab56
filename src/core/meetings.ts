/** Meetings as people have them: owned by the person who made them, dialled into or joined with a code. */

export const MEETING_MODES = ['audio', 'video'] as const;
export type MeetingMode = (typeof MEETING_MODES)[number];

/** How a video meeting arranges the people: by itself, or so many tiles. */
export const LAYOUTS = ['auto', '1', '2', '3', '4', '6', '9'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** The vendor's rule of a subject, in characters. */
export const LONGEST_SUBJECT = 64;
/** Seats a room can have, the owner's included. */
export const MOST_SEATS = 200;
/** Tiles of a video meeting are numbered from 0 to here; -1 hides somebody. */
export const LAST_TILE = 8;

export interface Meeting {
  id: string;
  subject: string;
  mode: MeetingMode;
  layout: Layout;
  /** A room of the PBX: it is dialled into, and can be locked and recorded. Else a conference of the vendor's application. */
  room: boolean;
  /** What is dialled from any telephone of the company, or for a conference the code that its application asks for. */
  extension: string;
  /** Where a browser joins; undefined when nobody has said. */
  page: string | undefined;
  /** The asker owns it: others see it because they are invited, and may not steer it. */
  mine: boolean;
  /** In milliseconds, as the following two. */
  createdAt: number | undefined;
  start: number | undefined;
  end: number | undefined;
  /** Phone users. */
  invitees: readonly string[];
  seats: number;
}

/** Of a conference `people` are those who belong to it: whether they are in at this moment is not told. */
export interface MeetingState {
  /** It was started and not yet stopped; whether somebody is in or not. */
  open: boolean;
  locked: boolean;
  muted: boolean;
  recording: boolean;
  people: readonly Participant[];
}

export interface Participant {
  id: string;
  name: string;
  /** Extension or outside number; '' when the system does not tell. */
  number: string;
  muted: boolean;
  chair: boolean;
  /** Tile of a video meeting, -1 hidden. */
  tile: number;
}

export interface NewMeeting {
  mode: MeetingMode;
  subject: string;
  /** IANA name. */
  zone: string;
  start?: number;
  end?: number;
  /** Phone users. */
  invitees: readonly string[];
  /** Digits: with the first one has the chair. */
  pins: { chair: string; room: string };
}

/** `end`: a planned one is over sooner. */
export type MeetingChanges = Partial<Pick<Meeting, 'invitees' | 'seats'>> & { start?: number; end?: number };

/** What is on or off for the whole meeting; all but `muted` for rooms alone. */
export type RoomSwitch = 'locked' | 'muted' | 'recording';

/**
 * A person's own meetings, with their own token. All throw `not-found` for a meeting that is gone or not theirs, `not-allowed` where
 * only its owner may, `conflict` where it does not run (any more) or has no seat left.
 */
export interface OwnMeetings {
  /** Those the person owns or is invited to, the newest first, 200 at the most. Some systems tell the invited only by `get`. */
  list(): Promise<readonly Meeting[]>;
  get(id: string): Promise<Meeting>;
  look(id: string): Promise<MeetingState>;
  /** Makes the room and resolves with its id: nothing begins yet. Never to be repeated blindly. */
  create(meeting: NewMeeting): Promise<string>;
  change(id: string, changes: MeetingChanges): Promise<void>;
  /** Takes the room away. One that is gone already is no error. */
  remove(id: string): Promise<void>;
  /** Again is harmless, as the two after it. */
  start(id: string): Promise<void>;
  /** For everybody in it. */
  stop(id: string): Promise<void>;
  muteAll(id: string, on: boolean): Promise<void>;
  readonly people: MeetingPeople;
}

/** Who is in a meeting. */
export interface MeetingPeople {
  /** Rings an extension or an outside number into it; a conference invites instead. Throws `bad-input` for a number that nothing dials. */
  ring(meeting: string, number: string): Promise<void>;
  mute(meeting: string, participant: string, on: boolean): Promise<void>;
  remove(meeting: string, participant: string): Promise<void>;
}

/** What only a room of the PBX can do, with its owner's token. Errors as above. */
export interface OwnRooms {
  /** Again is harmless. */
  turn(id: string, what: Exclude<RoomSwitch, 'muted'>, on: boolean): Promise<void>;
  /** What lets people in who dial. Secrets: they never stand in chat. */
  pins(id: string): Promise<{ chair: string; room: string }>;
  arrange(id: string, layout: Layout): Promise<void>;
  /** The chair goes from whoever has it to this one. */
  giveChair(meeting: string, participant: string): Promise<void>;
  /** Throws `bad-input` outside -1 … 8. */
  place(meeting: string, participant: string, tile: number): Promise<void>;
}
