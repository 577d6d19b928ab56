/** The status and the pause in people's Slack profiles, as far as their own tokens reach. */
export interface SlackProfiles {
  of(user: string): StubProfile;
  /** A code is good once: `person-<user id>`. Undefined for any other code. */
  agree(args: Record<string, unknown>): Record<string, unknown> | undefined;
  call(method: string, args: Record<string, unknown>, token: string): Record<string, unknown>;
  /** The person takes their agreement back in Slack. */
  revoke(user: string): void;
}

export interface StubProfile {
  status_text: string;
  status_emoji: string;
  status_expiration: number;
  /** In seconds; 0 for none. */
  snoozeUntil: number;
}

const NONE: StubProfile = { status_text: '', status_emoji: '', status_expiration: 0, snoozeUntil: 0 };

/** Slack's rules: docs.slack.dev, users.profile.set, dnd.setSnooze, dnd.endSnooze. */
export function createSlackProfiles(team: string): SlackProfiles & { clock: () => number } {
  const profiles = new Map<string, StubProfile>();
  const tokens = new Map<string, string>();
  const side = {
    clock: () => Date.now(),
    of(user: string) {
      const known = profiles.get(user) ?? { ...NONE };
      profiles.set(user, known);
      return known;
    },
    agree({ code }: Record<string, unknown>) {
      const user = /^person-(\w+)$/.exec(String(code))?.[1];
      if (user === undefined) return undefined;
      tokens.set(`xoxp-${user}`, user);
      const authed_user = { id: user, access_token: `xoxp-${user}`, scope: 'users.profile:write', token_type: 'user' };
      return { team: { id: team }, authed_user };
    },
    revoke(user: string) {
      tokens.delete(`xoxp-${user}`);
    },
    call(method: string, args: Record<string, unknown>, token: string) {
      const user = tokens.get(token);
      if (user === undefined)
        return { ok: false, error: token.startsWith('xoxb') ? 'not_allowed_token_type' : 'token_revoked' };
      const profile = side.of(user);
      const { snoozeUntil, ...status } = profile;
      const now = side.clock() / 1_000;
      switch (method) {
        case 'users.profile.get':
          return { profile: status };
        case 'users.profile.set': {
          const wish = { ...status, ...(typeof args.profile === 'object' ? args.profile : {}) };
          if (wish.status_text.length > 100) return { ok: false, error: 'too_long' };
          if (wish.status_emoji !== '' && !/^:[a-z_]+:$/.test(wish.status_emoji))
            return { ok: false, error: 'profile_status_set_failed_not_valid_emoji' };
          Object.assign(profile, wish);
          return { profile: wish };
        }
        case 'auth.revoke':
          tokens.delete(token);
          return { revoked: true };
        case 'dnd.info':
          return { dnd_enabled: false, snooze_enabled: snoozeUntil > now, snooze_endtime: snoozeUntil };
        case 'dnd.setSnooze': {
          const minutes = Number(args.num_minutes);
          if (!(minutes > 0)) return { ok: false, error: 'missing_duration' };
          profile.snoozeUntil = Math.floor(now + minutes * 60);
          return { snooze_enabled: true, snooze_endtime: profile.snoozeUntil };
        }
        default:
          if (snoozeUntil <= now) return { ok: false, error: 'snooze_not_active' };
          profile.snoozeUntil = 0;
          return { snooze_enabled: false };
      }
    },
  };
  return side;
}
