import type { Setting } from './resolved-value.ts';

/**
 * A text that names people by mentions, with their names instead: a mention means somebody only on the platform where it was
 * typed, not in a note on a phone or in a search. What merely looks like a mention stays as it was typed.
 */
export async function withMentionNames(setting: Setting, text: string): Promise<string> {
  const { asked } = setting.incoming;
  if (asked.kind === 'call' || !text.includes('<@')) return text;
  const named = new Map<string, string>();
  for (const { id, name } of asked.mentions) {
    if (!named.has(id) && text.includes(`<@${id}>`)) named.set(id, await nameOf(setting, id, name));
  }
  return text.replace(/<@([^>]+)>/g, (token, id: string) => named.get(id) ?? token);
}

/** As the phone system knows them, else as the platform does. */
async function nameOf({ app, incoming, system }: Setting, id: string, said: string): Promise<string> {
  const users = await app.people.mentioned({ ...incoming.from, id }, incoming.where).catch(() => []);
  const user = users.find((one) => one.system === system?.id) ?? users[0];
  return user?.name ?? (said.trim() === '' ? 'somebody' : said.trim());
}
