import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';
import { visitsMeeting } from '../support/meetings.ts';

const TEAM = { id: '19:general@thread.tacv2', conversationType: 'channel', tenantId: 'tenant-1' };

describe("Teams' own surfaces", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  afterEach(() => bench.close());

  const invoke = (person: string, name: string, value: unknown, more: Record<string, unknown> = {}) =>
    bench.teams.posts(
      bench.teams.activity(person, { type: 'invoke', name: `composeExtension/${name}`, value, ...more }),
    );
  const types = (person: string, query: string) =>
    invoke(person, 'query', { commandId: 'people', parameters: [{ name: 'query', value: query }] });
  const inTeam = () => JSON.stringify(bench.teams.stub.messages(TEAM.id));

  it('finds people while somebody types, each with the card that is shared when it is chosen', async () => {
    const { body } = await types('dana.kim', 'dana');
    const { composeExtension } = Object(body);
    expect(composeExtension).toMatchObject({ type: 'result', attachmentLayout: 'list' });
    const previews = composeExtension.attachments.map((one: { preview: unknown }) => one.preview);
    expect(previews).toMatchObject([
      { content: { title: 'Dana Kim', text: expect.stringMatching(/2044 .* Available/) } },
      { content: { title: 'Dana Park' } },
    ]);
    expect(JSON.stringify(composeExtension.attachments[0].content)).toContain('dana.kim@example.com');
    expect(Object((await types('dana.kim', 'nobody of that name')).body).composeExtension).toEqual({
      type: 'message',
      text: expect.stringContaining('Nobody found'),
    });
    // Looking is not asking: nothing was written down, nothing posted.
    expect(bench.teams.stub.calls.filter(({ kind }) => kind === 'send')).toEqual([]);
  });

  it('shares the meetings that one owns, each with a card that those who are invited see as it is', async () => {
    const lists = (person: string, query = '') =>
      invoke(person, 'query', { commandId: 'meetings', parameters: [{ name: 'query', value: query }] });
    expect(Object((await lists('dana.kim')).body).composeExtension).toMatchObject({ type: 'message' });
    await bench.teams.types('omar.haddad', 'help');
    await bench.teams.types('dana.kim', 'meet at tomorrow 10:00 Review');
    await bench.teams.types('dana.kim', 'meet Outage @omar.haddad');
    await bench.settled();
    const { composeExtension } = Object((await lists('dana.kim')).body);
    const previews = composeExtension.attachments.map((one: { preview: unknown }) => one.preview);
    expect(previews).toMatchObject([
      { content: { title: 'Outage', text: expect.stringContaining('running') } },
      { content: { title: 'Review', text: expect.stringContaining('10:00') } },
    ]);
    const { content } = composeExtension.attachments[0];
    expect(content.refresh.userIds.toSorted()).toEqual(['29:dana.kim', '29:omar.haddad']);
    expect(JSON.stringify(content)).not.toContain('"End"');
    expect(Object((await lists('dana.kim', 'rev')).body).composeExtension.attachments).toHaveLength(1);
    // Whoever is invited may join, and share nothing.
    expect(Object((await lists('omar.haddad')).body).composeExtension).toMatchObject({ type: 'message' });

    await visitsMeeting(bench, 'join', 'Lena Fischer');
    const value = { action: content.refresh.action, trigger: 'automatic' };
    const looked = { type: 'invoke', name: 'adaptiveCard/action', conversation: TEAM, value };
    for (const person of ['dana.kim', 'omar.haddad']) {
      const { body } = await bench.teams.posts(bench.teams.activity(person, looked));
      expect(JSON.stringify(body)).toContain('Lena Fischer is in');
      expect(JSON.stringify(body).includes('"End"')).toBe(person === 'dana.kim');
    }
  });

  it('shares one more card of a meeting in a channel, live like the others', async () => {
    await bench.teams.types('dana.kim', 'meet Outage');
    await bench.settled();
    await bench.teams.types('dana.kim', 'meeting share', { conversation: TEAM });
    await bench.settled();
    expect(inTeam()).toContain('Nobody is in yet');
    await visitsMeeting(bench, 'join', 'Lena Fischer');
    await bench.pass(10_000);
    expect(inTeam()).toContain('Lena Fischer is in');
    expect(bench.teams.sees('dana.kim')).toContain('Lena Fischer is in');
    await bench.teams.types('omar.haddad', 'meeting share', { conversation: TEAM });
    await bench.settled();
    expect(JSON.stringify(bench.teams.stub.calls)).toContain('None of your meetings is running');
  });

  it('tells a stranger nothing about anybody', async () => {
    bench.teams.add({ name: 'sam.stranger', fullName: 'Sam Stranger', email: 'sam@example.org' });
    const { body } = await types('sam.stranger', 'dana');
    expect(body).toEqual({ composeExtension: { type: 'message', text: 'I do not know your phone account yet' } });
  });

  it('opens a form from the compose box, also where the bot is no member, and says there what came of it', async () => {
    const elsewhere = {
      conversation: { id: '19:other@thread.v2', conversationType: 'groupChat', tenantId: 'tenant-1' },
    };
    const opened = await invoke(
      'dana.kim',
      'fetchTask',
      { commandId: 'anywhere:presence.set', commandContext: 'compose' },
      elsewhere,
    );
    const dialog = Object(opened.body).task;
    expect(dialog).toMatchObject({ type: 'continue', value: { title: 'Set whether you can be reached' } });
    const form = JSON.stringify(dialog);
    expect(form).toContain('Input.ChoiceSet');
    const data = { call: { command: 'presence.set', input: {} }, presence: 'AWAY', until: '30m' };
    const sent = await invoke('dana.kim', 'submitAction', { commandId: 'anywhere:presence.set', data }, elsewhere);
    expect(bench.presence('dana.kim').presence).toBe('AWAY');
    expect(JSON.stringify(sent.body)).toContain('Away until 10:30');
    await bench.settled();
    expect(bench.teams.stub.messages('19:other@thread.v2')).toEqual([]);
    const unknown = await invoke('dana.kim', 'fetchTask', { commandId: 'DROP TABLE' });
    expect(Object(unknown.body).task).toMatchObject({ type: 'message' });
  });

  it('has the button of a private page in the dialog too, where nothing else shows the answer', async () => {
    const away = { call: { command: 'presence.set', input: {} }, presence: 'AWAY' };
    const { body } = await invoke('noah.becker', 'submitAction', { commandId: 'anywhere:presence.set', data: away });
    const [link] = /http:[^"]+\/connect\/[\w-]+/.exec(JSON.stringify(body)) ?? [];
    expect((await request(link ?? '')).statusCode).toBe(200);
    const data = { call: { command: 'password.reset', input: {} }, target: 'voicemail' };
    const asked = { type: 'invoke', name: 'task/submit', value: { data }, conversation: TEAM };
    const sent = await bench.teams.posts(bench.teams.activity('dana.kim', asked));
    expect(JSON.stringify(sent.body)).toMatch(/"Action.OpenUrl".*\/connect\//);
    await bench.settled();
    expect(inTeam()).not.toContain('/connect/');
  });

  it('understands who is mentioned also where a text is asked for', async () => {
    const at = (name: string) => `<at>${name}</at>`;
    const mention = (id: string, name: string) => ({ type: 'mention', mentioned: { id, name }, text: at(name) });
    const says = async (text: string) => {
      const entities = [
        mention('28:bot', 'Patchcord'),
        mention('29:omar.haddad', 'Omar'),
        mention('29:else', 'Else Who'),
      ];
      await bench.teams.types('dana.kim', text, { entities });
      await bench.settled();
      return bench.teams.sees('dana.kim');
    };
    expect(await says(`find ${at('Omar')}`)).toMatch(/Omar Haddad.*2051/);
    await says(`presence away note with ${at('Omar')} and ${at('Else Who')}, not <@U1>`);
    expect(bench.presence('dana.kim').note).toBe('with Omar Haddad and Else Who, not <@U1>');
  });

  it('greets a team once, whoever added the app, and says what stays private', async () => {
    bench.teams.add({ name: 'it.admin', fullName: 'I. T. Admin', email: 'it@example.org' });
    for (const person of ['it.admin', 'it.admin'])
      await bench.teams.posts(
        bench.teams.activity(person, { type: 'installationUpdate', action: 'add', conversation: TEAM }),
      );
    const added = { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }], conversation: TEAM };
    await bench.teams.posts(bench.teams.activity('it.admin', added));
    await bench.settled();
    expect(bench.teams.stub.messages(TEAM.id)).toHaveLength(1);
    expect(inTeam()).toContain('Your phone system is here');
    expect(inTeam()).toContain('I answer in private');
  });

  it.each([
    ['de-DE', 'Ihre Telefonanlage ist jetzt hier'],
    ['fr-FR', 'Votre téléphonie est ici'],
    ['es-ES', 'Su centralita ya está aquí'],
  ])('greets a person in their language (%s), and offers to connect where that is missing', async (locale, title) => {
    const entities = [{ type: 'clientInfo', locale, country: 'DE', platform: 'Web', timezone: 'Europe/Berlin' }];
    await bench.teams.posts(
      bench.teams.activity('noah.becker', { type: 'installationUpdate', action: 'add', entities }),
    );
    await bench.settled();
    expect(bench.teams.sees('noah.becker')).toContain(title);
    expect(bench.teams.sees('noah.becker')).toContain('account.connect');
  });
});
