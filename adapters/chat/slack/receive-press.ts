import { z } from 'zod';
import type { Conversation } from '../../../src/core/chat.ts';
import { CallSchema } from '../../../src/core/request.ts';
import {
  fromJson,
  Id,
  kindOf,
  modalName,
  Optional,
  place,
  type Received,
  responseLifeMs,
  senderOf,
  Team,
  User,
} from './arrival.ts';
import { type Handle, ModalNote } from './handle.ts';
import { chosenIn, isMenuAction } from './menu.ts';
import { ownerOf } from './render.ts';

/** By `block_id` (`field:<name>`), then `action_id`. */
const State = z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) });
const View = z.object({
  id: Id,
  hash: Optional,
  type: Optional,
  private_metadata: z.string().catch(''),
  state: State.optional().catch(undefined),
});

const Press = z.object({
  team: Team,
  user: User,
  trigger_id: Optional,
  response_url: Optional,
  channel: z.object({ id: Id, name: Optional }).optional().catch(undefined),
  container: z
    .object({ message_ts: Optional, thread_ts: Optional, is_ephemeral: z.boolean().optional().catch(undefined) })
    .catch({}),
  message: z.object({ ts: Optional, thread_ts: Optional }).optional().catch(undefined),
  view: View.optional(),
  state: State.optional().catch(undefined),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        block_id: Optional,
        type: Optional,
        value: Optional,
        action_ts: Optional,
        selected_option: z.object({ value: Optional }).nullish().catch(undefined),
      }),
    )
    .min(1),
});

/** A button in a message or a modal, or a line of the menu beside the buttons. */
export function receivePress(body: Record<string, unknown>, at: number): Received {
  const parsed = Press.safeParse(body);
  if (!parsed.success) return 'bad';
  const press = parsed.data;
  const action = press.actions[0];
  const team = press.team?.id ?? press.user.team_id;
  if (!action || !team) return 'bad';
  const isMenu = isMenuAction(action.action_id);
  // Links tell us that they were opened, and the selects of a form that they were changed.
  if ((action.type !== 'button' && !isMenu) || action.action_id.startsWith('open:')) return 'ignore';
  const pressed = isMenu
    ? chosenIn({ ...action, value: action.selected_option?.value })
    : { call: fromJson(action.value), opensForm: action.action_id.startsWith('form:') };
  const call = CallSchema.safeParse(pressed?.call);
  if (!pressed || !call.success) return 'bad';
  const { opensForm } = pressed;
  const owner = ownerOf(action);
  const isForOther = owner !== undefined && owner !== press.user.id;
  const note = press.view && ModalNote.safeParse(fromJson(press.view.private_metadata));
  const message = press.container.message_ts ?? press.message?.ts;
  const thread = press.message?.thread_ts ?? press.container.thread_ts;
  const spot = press.view?.id ?? `${press.channel?.id}:${message}`;
  const key = `slack:click:${spot}:${action.action_ts ?? ''}:${press.user.id}`;

  let where: Conversation;
  let handle: Handle;
  if (press.view) {
    if (!note?.success || note.data.where.tenant !== team) return 'bad';
    where = note.data.where;
    // On the Home tab a button that opens a form gets a modal of its own; in a modal the answer takes its place.
    const modal = press.view.type !== 'home' ? { id: press.view.id } : opensForm && { external: modalName(key) };
    handle = { ...note.data.origin, ...(modal && { modal }) };
  } else if (isForOther) {
    // Judged like any press, and answered in the chat with whoever pressed: the card is somebody else's.
    const { id } = press.user;
    where = place(team, 'direct', id, { user: id });
    const modal = opensForm && press.trigger_id && { external: modalName(key) };
    handle = { via: 'shortcut', channel: id, responseUntil: at, ...(modal && { modal }) };
  } else {
    if (!press.channel) return 'bad';
    const { id: channel, name = '' } = press.channel;
    const kind = kindOf(channel, name);
    where = place(team, kind, channel, {
      ...(thread && { thread }),
      ...(kind === 'direct' && press.container.is_ephemeral && { user: press.user.id }),
      ...(kind === 'direct' && owner && { owner }),
    });
    handle = {
      via: 'click',
      channel,
      responseUntil: at + responseLifeMs,
      ...(message && { message }),
      ...(thread && { thread }),
      ...(press.container.is_ephemeral && { ephemeral: true }),
      ...(press.response_url && { response: press.response_url }),
      ...(opensForm && press.trigger_id && { modal: { external: modalName(key) } }),
    };
  }
  if (press.trigger_id) handle.trigger = press.trigger_id;
  const values = fieldValues(press.view?.state ?? press.state);
  return {
    incoming: {
      key,
      at,
      from: senderOf(press.user, team),
      where,
      asked: { kind: 'call', call: call.data, values },
      ...(press.view?.type === 'home' && !handle.modal && { on: 'home' }),
      handle: null,
    },
    handle,
  };
}

const Submission = z.object({ team: Team, user: User, trigger_id: Optional, view: View });

/** A form that was sent. */
export function receiveForm(body: Record<string, unknown>, at: number): Received {
  const parsed = Submission.safeParse(body);
  if (!parsed.success) return 'bad';
  const { user, view, trigger_id: trigger } = parsed.data;
  const team = parsed.data.team?.id ?? user.team_id;
  const note = ModalNote.safeParse(fromJson(view.private_metadata));
  if (!team || !note.success || !note.data.call || note.data.where.tenant !== team) return 'bad';
  const { call, where, origin } = note.data;
  return {
    incoming: {
      // The hash changes with every version of a view: the same form sent twice has the same one.
      key: `slack:view:${view.id}:${view.hash ?? ''}:${user.id}`,
      at,
      from: senderOf(user, team),
      where,
      asked: { kind: 'call', call, values: fieldValues(view.state) },
      ...(origin.via === 'home' && { on: 'home' }),
      handle: null,
    },
    handle: { ...origin, ...(trigger && { trigger }) },
  };
}

const FieldValue = z.object({
  value: z.string().nullish().catch(undefined),
  selected_option: z.object({ value: z.string() }).nullish().catch(undefined),
  selected_options: z
    .array(z.object({ value: z.string() }))
    .nullish()
    .catch(undefined),
});

/** Empty inputs are left out. */
function fieldValues(state: z.infer<typeof State> | undefined): Record<string, string | string[]> {
  const found: [string, string | string[]][] = [];
  for (const [block, actions] of Object.entries(state?.values ?? {})) {
    const input = FieldValue.safeParse(Object.values(actions)[0]);
    if (!block.startsWith('field:') || !input.success) continue;
    const { value, selected_option: option, selected_options: options } = input.data;
    const filled = value ?? option?.value ?? options?.map((one) => one.value);
    if (filled !== undefined && filled.length > 0) found.push([block.slice('field:'.length), filled]);
  }
  return Object.fromEntries(found);
}
