import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { bodyLimit } from '../../kit/body-limit.ts';
import { conversationId, memberId, type Seat, type Seats, TENANT, type TeamsContent } from './people.ts';

/** The size from which Teams refuses a message of a bot (Teams manual, "Format your bot messages"). */
const LARGEST_MESSAGE = 100 * 1024;

const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';

/** An activity the bot sends; what is no message or typing is taken and not shown. */
const BotActivity = z.object({
  type: z.string(),
  text: z.string().nullish(),
  attachments: z
    .array(z.object({ contentType: z.string(), content: z.unknown().optional(), name: z.string().nullish() }))
    .nullish(),
});
type BotActivity = z.infer<typeof BotActivity>;

const NewConversation = z.object({
  members: z.array(z.object({ id: z.string() })).nullish(),
  activity: BotActivity.nullish(),
});

/**
 * The side of the Bot Framework connector the bot talks to (Bot Framework REST manual, "Conversation operations"),
 * for one-to-one conversations. The router decodes addresses, so ids may come percent-encoded or as they are.
 */
export function connectorRoutes(seats: Seats): Hono {
  const routes = new Hono();
  const root = '/console/connector/v3/conversations';
  const limit = bodyLimit({
    maxSize: LARGEST_MESSAGE,
    onError: (c) => refuse(c, 413, 'MessageSizeTooBig', 'Message size too large.'),
  });

  routes.post(root, limit, async (c) => {
    const body = await readAs(NewConversation, c);
    if (!body) return refuse(c, 400, 'BadSyntax', 'The request is not a conversation.');
    const seat = seats.byMember(body.members?.[0]?.id ?? '');
    if (!seat) return refuse(c, 404, 'NotFound', 'No such member.');
    const entry = body.activity ? receive(seat, body.activity) : undefined;
    return c.json({ id: conversationId(seat.person), ...(entry && { activityId: entry }) }, 201);
  });

  for (const path of [`${root}/:conversation/activities`, `${root}/:conversation/activities/:activity`]) {
    routes.post(path, limit, async (c) => {
      const seat = seats.byConversation(c.req.param('conversation') ?? '');
      if (!seat) return noConversation(c);
      const activity = await readAs(BotActivity, c);
      if (!activity) return refuse(c, 400, 'BadSyntax', 'The request is not an activity.');
      return c.json({ id: receive(seat, activity) }, 201);
    });
  }

  routes.put(`${root}/:conversation/activities/:activity`, limit, async (c) => {
    const seat = seats.byConversation(c.req.param('conversation'));
    if (!seat) return noConversation(c);
    const activity = await readAs(BotActivity, c);
    if (!activity) return refuse(c, 400, 'BadSyntax', 'The request is not an activity.');
    const id = c.req.param('activity');
    return seat.conversation.change(id, contentOf(activity)) ? c.json({ id }) : noActivity(c);
  });

  routes.delete(`${root}/:conversation/activities/:activity`, (c) => {
    const seat = seats.byConversation(c.req.param('conversation'));
    if (!seat) return noConversation(c);
    return seat.conversation.remove(c.req.param('activity')) ? c.body(null, 200) : noActivity(c);
  });

  for (const path of [`${root}/:conversation/members`, `${root}/:conversation/activities/:activity/members`]) {
    routes.get(path, (c) => {
      const seat = seats.byConversation(c.req.param('conversation') ?? '');
      return seat ? c.json([memberOf(seat)]) : noConversation(c);
    });
  }

  routes.get(`${root}/:conversation/pagedmembers`, (c) => {
    const seat = seats.byConversation(c.req.param('conversation'));
    return seat ? c.json({ members: [memberOf(seat)] }) : noConversation(c);
  });

  routes.get(`${root}/:conversation/members/:member`, (c) => {
    const seat = seats.byConversation(c.req.param('conversation'));
    if (!seat) return noConversation(c);
    if (seats.byMember(c.req.param('member')) !== seat)
      return refuse(c, 404, 'MemberNotFoundInConversation', 'No such member.');
    return c.json(memberOf(seat));
  });

  return routes;
}

/** Shows what the bot sent; gives back the id under which the bot can change it. */
function receive({ conversation }: Seat, activity: BotActivity): string {
  if (activity.type === 'message') return conversation.add('bot', contentOf(activity)).id;
  if (activity.type === 'typing') conversation.showTyping();
  return `f:${crypto.randomUUID()}`;
}

function contentOf({ text, attachments }: BotActivity): TeamsContent {
  const all = attachments ?? [];
  return {
    text: text ?? '',
    cards: all.filter(({ contentType }) => contentType === ADAPTIVE).map(({ content }) => content),
    files: all
      .filter(({ contentType }) => contentType !== ADAPTIVE)
      .map(({ name, contentType }) => name ?? contentType),
  };
}

function memberOf({ person }: Seat): Record<string, string> {
  const [givenName = '', ...rest] = person.name.split(' ');
  return {
    id: memberId(person),
    name: person.name,
    givenName,
    surname: rest.join(' '),
    email: person.email,
    userPrincipalName: person.email,
    aadObjectId: person.directoryId,
    objectId: person.directoryId,
    tenantId: TENANT,
    userRole: 'user',
  };
}

async function readAs<T>(schema: z.ZodType<T>, c: Context): Promise<T | undefined> {
  const body: unknown = await c.req.json().catch(() => undefined);
  return schema.safeParse(body).data;
}

function noConversation(c: Context): Response {
  return refuse(c, 404, 'ConversationNotFound', 'Conversation not found.');
}

function noActivity(c: Context): Response {
  return refuse(c, 404, 'ActivityNotFoundInConversation', 'The activity is not in this conversation.');
}

function refuse(c: Context, status: 400 | 404 | 413, code: string, message: string): Response {
  return c.json({ error: { code, message } }, status);
}
