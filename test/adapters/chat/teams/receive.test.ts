import { describe, expect, it } from 'vitest';
import { Activity, readJson } from '../../../../adapters/chat/teams/activity.ts';
import { receive } from '../../../../adapters/chat/teams/receive.ts';
import { Incoming } from '../../../../src/core/request.ts';
import { type Payload, teamsActivity } from '../../../support/teams-stub.ts';
import { group, press } from './bench.ts';

const read = (more: Payload) => receive(Activity.parse(teamsActivity('http://127.0.0.1:1', more)), 1_000);
const words = (more: Payload) => {
  const arrival = read(more);
  if (arrival.kind !== 'message' || arrival.incoming.asked.kind !== 'words') throw new Error(arrival.kind);
  return arrival.incoming.asked;
};
const bot = { type: 'mention', mentioned: { id: '28:bot', name: 'Patchcord' }, text: '<at>Patchcord</at>' };
const omar = { type: 'mention', mentioned: { id: '29:omar', name: 'Omar Haddad' }, text: '<at>Omar Haddad</at>' };

describe('a message', () => {
  it('says who, where and what, under the conversation and activity id', () => {
    const arrival = read({ id: 'act-1', text: 'presence dnd' });
    expect(arrival).toMatchObject({
      kind: 'message',
      incoming: {
        key: 'teams:a:personal-dana:act-1',
        at: 1_000,
        from: {
          platform: 'teams',
          tenant: 'tenant-1',
          id: '29:dana',
          name: 'Dana Kim',
          directoryId: 'aad-dana',
          locale: 'de-DE',
          zone: 'Europe/Berlin',
        },
        where: {
          platform: 'teams',
          tenant: 'tenant-1',
          kind: 'direct',
          id: 'a:personal-dana',
          ref: { serviceUrl: 'http://127.0.0.1:1', bot: '28:bot' },
        },
        asked: { kind: 'words', text: 'presence dnd', mentions: [] },
      },
    });
    if (arrival.kind === 'message')
      expect(Incoming.parse(JSON.parse(JSON.stringify(arrival.incoming)))).toEqual(arrival.incoming);
  });

  it('knows group chats, and channels by their thread', () => {
    expect(read({ text: 'x', ...group })).toMatchObject({ incoming: { where: { kind: 'group' } } });
    const conversation = {
      id: '19:c@thread.tacv2;messageid=17',
      conversationType: 'channel',
      isGroup: true,
      tenantId: 'tenant-1',
    };
    expect(read({ text: 'x', conversation })).toMatchObject({
      incoming: { where: { kind: 'channel', id: conversation.id } },
    });
  });

  it('loses the bot’s own mention and keeps those of people', () => {
    const text = '<at>Patchcord</at>&nbsp; queue break support <at>Omar Haddad</at> for 15m';
    expect(words({ text, entities: [bot, omar] })).toEqual({
      kind: 'words',
      text: 'queue break support <@29:omar> for 15m',
      mentions: [{ id: '29:omar', name: 'Omar Haddad' }],
    });
  });

  it('keeps as text what only looks like a mention', () => {
    expect(words({ text: 'find <at>Omar Haddad</at> or <@U1>' }).text).toBe('find <at>Omar Haddad</at> or <@U1>');
    expect(words({ text: 'note &lt;at&gt;Patchcord&lt;/at&gt; <at>Patchcord</at>', entities: [bot] }).text).toBe(
      'note <at>Patchcord</at>',
    );
  });

  it('is read without markup, character references and control characters', () => {
    expect(
      words({ textFormat: 'xml', text: '<p>meet <b>Q&amp;A</b></p><p>now&#160;&quot;ok&quot; 1 &lt; 2 &bogus;</p>' })
        .text,
    ).toBe('meet Q&A\nnow "ok" 1 < 2 &bogus;');
    expect(words({ text: 'a\u0007b\u00a0 c &#xD800; &#0;' }).text).toBe('ab c &#xD800; &#0;');
  });

  it('is read without the message that it answers, however the client quotes it', () => {
    const quote =
      '<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="16"><strong itemprop="mri">Patchcord</strong>' +
      '<span itemprop="time" itemid="16"></span><p itemprop="preview">You are Away &amp; out</p></blockquote>';
    const attachments = [{ contentType: 'text/html', content: `<div>${quote}<p>cancel that</p></div>` }];
    expect(words({ text: 'cancel that', attachments }).text).toBe('cancel that');
    expect(words({ text: 'Patchcord\r\nYou are Away & out\r\n\r\ncancel that', attachments }).text).toBe('cancel that');
    expect(words({ text: `${quote}<p>cancel that</p>`, textFormat: 'xml' }).text).toBe('cancel that');
    const quoted = [bot, { type: 'quotedReply', quotedReply: { messageId: '16', preview: 'You are Away' } }];
    const text = '<quoted messageId="16"/> <at>Patchcord</at> cancel that';
    expect(words({ text, entities: quoted }).text).toBe('cancel that');
    // Nothing of one's own is lost: the same words again, other attachments, a quotation that is none.
    const same = [
      { contentType: 'text/html', content: quote.replace(/<strong.*?<\/strong>/, '') },
      null,
      { content: 1 },
    ];
    expect(words({ text: 'You are Away & out', attachments: same }).text).toBe('You are Away & out');
    expect(words({ text: '<blockquote>help</blockquote>', textFormat: 'xml' }).text).toBe('help');
  });

  it('of a bot means nothing', () => {
    expect(read({ text: 'x', from: { id: '28:other', name: 'Bot' } }).kind).toBe('nothing');
    expect(read({ text: 'x', from: { id: '29:x', role: 'bot' } }).kind).toBe('nothing');
  });

  it('without an id gets one from what it says, the same each time', () => {
    const key = (more: Payload) => {
      const arrival = read({ id: undefined, ...more });
      return arrival.kind === 'message' ? arrival.incoming.key : '';
    };
    expect(key({ text: 'x' })).toBe(key({ text: 'x' }));
    expect(key({ text: 'x' })).not.toBe(key({ text: 'y' }));
  });
});

describe('a press', () => {
  const call = { command: 'presence.set', input: { presence: 'AVAILABLE' } };

  it('is its Call, with the values of the form beside it', () => {
    expect(read(press(call, {}, { note: 'Lunch', until: '', big: true, odd: { a: 1 } }))).toMatchObject({
      kind: 'invoke',
      asked: 'execute',
      incoming: { asked: { kind: 'call', call, values: { note: 'Lunch', until: '', big: 'true' } } },
    });
  });

  it('by Action.Submit or in a dialog is the same', () => {
    expect(read({ text: undefined, value: { call, note: 'x' } })).toMatchObject({
      kind: 'message',
      incoming: { asked: { call, values: { note: 'x' } } },
    });
    expect(
      read({ type: 'invoke', name: 'task/fetch', value: { data: { call, msteams: { type: 'task/fetch' } } } }),
    ).toMatchObject({ kind: 'invoke', asked: 'fetch', incoming: { asked: { call, values: {} } } });
    expect(read({ type: 'invoke', name: 'task/submit', value: { data: { call, note: 'x' } } })).toMatchObject({
      kind: 'invoke',
      asked: 'dialog',
    });
  });

  it('of a card that redraws itself is only looked at', () => {
    const value = { action: { type: 'Action.Execute', verb: 'call', data: { call } }, trigger: 'automatic' };
    expect(read({ type: 'invoke', name: 'adaptiveCard/action', value }).kind).toBe('refresh');
  });

  it('with anything else in it is stale', () => {
    for (const data of [
      null,
      'x',
      {},
      { call: 'x' },
      { call: { ...call, admin: true } },
      { call: { command: 1, input: {} } },
    ]) {
      expect(
        read({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: 'call', data } } }).kind,
      ).toBe('stale');
    }
    expect(
      read({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: 'other', data: { call } } } }).kind,
    ).toBe('stale');
    expect(read({ type: 'invoke', name: 'composeExtension/selectItem', value: {} }).kind).toBe('unknown-invoke');
    expect(read({ type: 'invoke', name: 'composeExtension/submitAction', value: { data: {} } }).kind).toBe('stale');
  });
});

describe('a newcomer', () => {
  it('is told what the bot can do, once for both notices', () => {
    const added = read({ type: 'installationUpdate', action: 'add' });
    const joined = read({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] });
    expect(added).toMatchObject({
      incoming: { key: 'teams:welcome:a:personal-dana', asked: { call: { command: 'welcome' } } },
    });
    expect(joined).toEqual(added);
  });

  it('greets a team or a group once too, but not each new member, nor an upgrade', () => {
    const added = read({ type: 'installationUpdate', action: 'add', ...group });
    expect(added).toMatchObject({ incoming: { where: { kind: 'group' }, asked: { call: { command: 'welcome' } } } });
    expect(read({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }], ...group })).toEqual(added);
    expect(read({ type: 'conversationUpdate', membersAdded: [{ id: '29:new' }] }).kind).toBe('nothing');
    expect(read({ type: 'installationUpdate', action: 'add-upgrade' }).kind).toBe('nothing');
    expect(read({ type: 'installationUpdate', action: 'remove' }).kind).toBe('nothing');
  });
});

describe('a body', () => {
  it('loses the characters that no database keeps', () => {
    expect(readJson('{"a\\u0000":"x\\u0000y\\ud800z"}')).toEqual({ a: 'xy\ufffdz' });
    expect(readJson('[]')).toBeUndefined();
    expect(readJson('nonsense')).toBeUndefined();
  });
});
