/** Access and refresh token of one person. Sealed wherever it is stored; never logged. */
export interface Tokens {
  access: string;
  refresh: string;
  /** When the access token ends, in milliseconds. */
  expiresAt: number;
}

/** How the adapter gets a person's token while it works. */
export interface Session {
  access(): Promise<string>;
  /** The given token was refused: a newer one, or `not-connected` when there is none to be had. */
  renew(refused: string): Promise<string>;
}

/** Linking a person's own account. Needed by every system that has own skills. */
export interface Accounts {
  /** Shown in the form: the domain that is filled in. */
  readonly domain: string;
  /** `bad-input` when name or password are wrong. */
  signIn(credentials: { username: string; password: string; domain: string }): Promise<SignIn>;
  /** Answers the mailed code. `bad-input` when it is wrong. */
  verify(challenge: string, code: string): Promise<Tokens>;
  /** `not-connected` when the refresh token is no longer good. */
  refresh(tokens: Tokens): Promise<Tokens>;
  /** Ends them there at once; false where there is no way to do so, and they end by themselves. */
  revoke(tokens: Tokens): Promise<boolean>;
  whoAmI(tokens: Tokens): Promise<{ id: string; username: string; email: string }>;
}

export type SignIn = { kind: 'tokens'; tokens: Tokens } | { kind: 'code'; challenge: string };
