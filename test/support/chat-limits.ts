/** A bucket that fills by `perSecond` up to `size`; each call takes one. */
function bucket(now: () => number, perSecond: number, size: number) {
  let level = size;
  let at = now();
  return () => {
    const time = now();
    level = Math.min(size, level + ((time - at) / 1_000) * perSecond);
    at = time;
    if (level < 1) return false;
    level -= 1;
    return true;
  };
}

/** Slack's limits as its pages give them; true when a call is one too many. Bursts are "short": five messages in a channel. */
export function slackLimits(now: () => number): (method: string, channel: string) => boolean {
  const channels = new Map<string, () => boolean>();
  const posting = bucket(now, 300 / 60, 300);
  const changing = bucket(now, 50 / 60, 50);
  return (method, channel) => {
    if (method === 'chat.update') return !changing();
    if (method !== 'chat.postMessage') return false;
    const own = channels.get(channel) ?? bucket(now, 1, 5);
    channels.set(channel, own);
    return !own() || !posting();
  };
}

const WINDOWS = [
  { count: 7, ms: 1_000 },
  { count: 8, ms: 2_000 },
  { count: 60, ms: 30_000 },
  { count: 1_800, ms: 3_600_000 },
];

/** Microsoft's windows for one bot in one thread, changes counted as messages; true when a call is one too many. */
export function teamsLimits(now: () => number): (conversation: string) => boolean {
  const sent = new Map<string, number[]>();
  return (conversation) => {
    const times = sent.get(conversation) ?? [];
    sent.set(conversation, times);
    const time = now();
    if (WINDOWS.some(({ count, ms }) => times.filter((at) => at > time - ms).length >= count)) return true;
    times.push(time);
    return false;
  };
}
