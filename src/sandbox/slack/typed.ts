import { BOT, type SlackPerson, userIdOf } from './workspace.ts';

/**
 * What a person types as Slack sends it (docs.slack.dev, "Formatting message text"): `&`, `<` and `>` escaped, `@dana.kim` a
 * mention, addresses links. `withName`: as in slash commands, where a mention brings its name.
 */
export function encode(text: string, people: readonly SlackPerson[], withName: boolean): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const linked = escaped.replace(/\bhttps?:\/\/[^\s<>]+/g, (address) => `<${address}>`);
  return linked.replace(/(?<![\p{L}\p{N}])@([\p{L}\p{N}.]*[\p{L}\p{N}])/gu, (typed, handle: string) => {
    const wanted = handle.toLowerCase();
    if (wanted === 'patchcord') return `<@${BOT}>`;
    const person = people.find((one) => one.handle === wanted);
    if (!person) return typed;
    return withName ? `<@${userIdOf(person)}|${person.handle}>` : `<@${userIdOf(person)}>`;
  });
}
