/** What the configuration says about several systems. */
export interface SystemWishes {
  /** Which system serves a command, or a group of them (`password`, `password.reset`): the first that fits decides. */
  serves: readonly { what: string; system: string }[];
  /** Which system a channel is about, by the platform's own id of the channel. */
  channels: Readonly<Record<string, string>>;
}
