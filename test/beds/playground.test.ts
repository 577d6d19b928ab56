import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directoryIdOf, employees, usernameOf } from '../../src/sandbox/company.ts';
import { type RunningPatchcord, startPatchcord } from './patchcord.ts';
import { chats, type Entry, type Playground, startPlayground, textOf } from './playground.ts';
import { eventually } from './start.ts';

describe('Microsoft 365 Agents Playground against the running product', () => {
  let patchcord: RunningPatchcord;
  let playground: Playground;
  beforeAll(async () => {
    patchcord = await startPatchcord();
    playground = await startPlayground(patchcord.url);
  });
  afterAll(async () => {
    await playground?.stop();
    await patchcord?.stop();
  });

  async function asks(chat: string, text: string) {
    await playground.types(chat, text);
    return playground.answer(chat);
  }

  it('has the people of the sandbox, with the ids the console gives them', async () => {
    for (const { id, name, aadObjectId } of await playground.people()) {
      const employee = employees.find((one) => one.name === name);
      if (!employee) throw new Error(`The sandbox has no ${name}.`);
      expect(id).toBe(`29:${usernameOf(employee)}`);
      expect(aadObjectId).toBe(directoryIdOf(employee.extension));
    }
  });

  it('sets the presence for a while, and Undo replaces the card', async () => {
    const answer = await asks(chats.personal, 'presence dnd for 30m');
    expect(textOf(answer.card)).toMatch(/^Do not disturb until \d/);
    expect(answer.words).toContain('in 30 minutes');
    expect(await patchcord.presenceOf('dana.kim')).toBe('DO_NOT_DISTURB');

    const undone = await playground.presses(chats.personal, answer, 'Undo');
    expect(textOf(undone)).toContain('Undone');
    expect(await patchcord.presenceOf('dana.kim')).toBe('AVAILABLE');
  });

  it('opens a form from the queue card, and saves what was filled in', async () => {
    const queues = await asks(chats.personal, 'queue');
    expect(queues.words).toContain('Sales: Ready');
    const form = await playground.presses(chats.personal, queues, 'Change');
    expect(JSON.stringify(form)).toContain('Input.ChoiceSet');

    const saved = await playground.presses(chats.personal, { ...queues, card: form }, 'Set state', {
      status: 'LUNCH',
      queue: '8001',
      until: '30m',
    });
    expect(textOf(saved)).toMatch(/in Sales until/);
    expect(await patchcord.queuesOf('dana.kim')).toEqual({ Sales: 'LUNCH' });

    await playground.presses(chats.personal, { ...queues, card: saved }, 'Undo');
    expect(await patchcord.queuesOf('dana.kim')).toEqual({ Sales: 'READY' });
  });

  it.each([
    ['a group chat', chats.group],
    ['a channel', chats.channel],
  ])('obeys a mention in %s, and answers what is private in the private chat', async (_, chat) => {
    const before = (await playground.transcript()).length;
    const answer = await asks(chat, 'presence away');
    expect(answer.words).toContain('I answered you privately');
    expect(await patchcord.presenceOf('dana.kim')).toBe('AWAY');
    const sent = (await playground.transcript()).slice(before).filter(isPostOfBot);
    expect(sent.map(({ request }) => JSON.stringify(request.body)).join()).toMatch(/you are away/i);

    await asks(chats.personal, 'presence available');
    expect(await patchcord.presenceOf('dana.kim')).toBe('AVAILABLE');
  });

  it('obeys somebody else in the group chat, and writes to them alone', async () => {
    const omar = (await playground.people()).find(({ name }) => name === 'Omar Haddad');
    const at = '<at>Patchcord</at>';
    await playground.sends(chats.group, {
      type: 'message',
      text: `${at} queue break Support for 15m`,
      from: omar,
      entities: [{ type: 'mention', text: at, mentioned: { id: '28:patchcord', name: 'Patchcord' } }],
    });
    expect((await playground.answer(chats.group)).words).toContain('Omar Haddad');
    expect(await patchcord.queuesOf('omar.haddad')).toMatchObject({ Support: 'BREAK' });
    const opened = await eventually('a chat with Omar', async () =>
      (await playground.transcript()).find(({ activityName }) => activityName === 'createConversation'),
    );
    expect(opened).toMatchObject({
      request: { body: { members: [{ id: '29:omar.haddad' }] } },
      response: { statusCode: 201 },
    });
  });

  it('offers the nearest command for a mistyped one, and does nothing for words it does not know', async () => {
    const mistyped = await asks(chats.personal, 'prezence dnd');
    expect(mistyped.words).toContain('I do not know that command');
    expect(mistyped.words).toContain('presence available|away|dnd');
    const unknown = await asks(chats.personal, 'make me a sandwich');
    expect(unknown.words).toContain('Nothing was done');
    expect(await patchcord.presenceOf('dana.kim')).toBe('AVAILABLE');
  });

  it('refuses a press whose data was changed on the way', async () => {
    const answer = await asks(chats.personal, 'presence');
    const forged = {
      ...answer,
      card: JSON.parse(JSON.stringify(answer.card).replaceAll('"presence.set"', '"no.such"')),
    };
    const refused = await playground.presses(chats.personal, forged, 'Change').catch((error: unknown) => String(error));
    expect(JSON.stringify(refused)).not.toContain('Input.');
    expect(await patchcord.presenceOf('dana.kim')).toBe('AVAILABLE');
  });

  it('left only good entries in the transcript', async () => {
    const entries = await playground.transcript();
    expect(entries.length).toBeGreaterThan(20);
    expect(entries.filter(({ response }) => ![200, 201].includes(response.statusCode))).toEqual([]);
    expect(entries.some(isPostOfBot)).toBe(true);
    expect(patchcord.output()).not.toContain('"level":"error"');
  });
});

function isPostOfBot({ direction, activityName, request }: Entry): boolean {
  return direction.startsWith('User Application') && activityName === 'message' && request.method === 'POST';
}
