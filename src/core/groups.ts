import type { PhoneUser } from './users.ts';

export interface Group {
  id: string;
  name: string;
  description: string;
}

export interface GroupMember {
  /** The person's id. */
  id: string;
  name: string;
  extension: string;
}

/** Groups of people, with the installation's account. */
export interface Groups {
  list(): Promise<readonly Group[]>;
  /** By id, or by name whatever the case; one when it is exact, else those whose name has the text in it. */
  find(text: string): Promise<Group[]>;
  members(groupId: string): Promise<GroupMember[]>;
  /** Also when the person is in it already. */
  add(groupId: string, user: PhoneUser): Promise<void>;
  /** Also when the person is not in it. */
  remove(groupId: string, user: PhoneUser): Promise<void>;
}
