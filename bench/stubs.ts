import { createServer } from 'node:http';
import { people, slackTeam } from './requests.ts';

/** Slack's Web API and response addresses, and the Bot Connector, at the least cost. Counts what arrives for people to read. */
let final = 0;
let interim = 0;

const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => {
    text += chunk;
  });
  request.on('end', () => {
    const body = answer(request.url ?? '', request.method ?? '', text);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  });
});
server.keepAliveTimeout = 120_000;

function answer(path: string, method: string, text: string): string {
  if (path.startsWith('/response/')) {
    count(text);
    return 'ok';
  }
  if (path.startsWith('/api/')) return webApi(path.slice(5), text);
  const member = /\/members\/([^/]+)$/.exec(path)?.[1];
  if (method === 'GET' && member) return JSON.stringify(roster(decodeURIComponent(member)));
  count(text);
  return '{"id":"1"}';
}

/** Lines that only say that work goes on are told apart from answers. */
function count(text: string): void {
  if (/"type":"typing"|Working on it|is slow to answer/.test(text)) interim += 1;
  else final += 1;
}

function webApi(method: string, text: string): string {
  if (method === 'auth.test') {
    return JSON.stringify({
      ok: true,
      team_id: slackTeam,
      user_id: 'U0BOT',
      bot_id: 'B0BOT',
      url: 'https://bench.slack.com/',
    });
  }
  if (method !== 'users.info') return '{"ok":true,"ts":"1.1"}';
  const id = new URLSearchParams(text).get('user') ?? '';
  const person = people.find((one) => one.id === id);
  if (!person) return '{"ok":false,"error":"user_not_found"}';
  const { name, username, email } = person;
  const profile = { email, real_name: name };
  return JSON.stringify({
    ok: true,
    user: {
      id,
      team_id: slackTeam,
      name: username,
      real_name: name,
      tz: 'Europe/Berlin',
      locale: 'en-GB',
      is_bot: false,
      profile,
    },
  });
}

function roster(id: string) {
  const username = id.slice('29:'.length);
  const person = people.find((one) => one.username === username);
  return {
    id,
    name: person?.name,
    email: person?.email,
    userPrincipalName: person?.email,
    aadObjectId: `aad-${username}`,
    userRole: 'user',
  };
}

process.on('message', (message) => {
  if (message === 'count') process.send?.({ final, interim });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
