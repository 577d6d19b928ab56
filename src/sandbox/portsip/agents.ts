import type { Fields } from './fields.ts';
import { type Agent, type AgentState, agentStates, type Pbx, type Queue, since, type User, userOf } from './pbx.ts';
import { impossible, invalid } from './refusal.ts';
import { text } from './route.ts';

export type ReportedAgentState = AgentState | 'QUEUE_CALL' | 'OTHER_CALL' | 'OFFLINE';

/** What `GET /not_ready_codes` lists from 22.3; the first two are what BREAK and LUNCH were (reference, section 11.2). */
export const notReadyCodes = ['Break', 'Lunch', 'Meeting', 'Training', 'Personal'].map((name, index) => ({
  id: String(index + 1),
  code: name.toUpperCase(),
  name,
}));

/** The state a read shows, in 22.2 spelling: no device and calls come before what was chosen. */
export function reportedState(user: User, queue: Queue, agent: Agent): ReportedAgentState {
  if (user.devices.length === 0) return 'OFFLINE';
  if (agent.state === 'LOGGED_OUT' || !user.call) return agent.state;
  return user.call.queueId === queue.id ? 'QUEUE_CALL' : 'OTHER_CALL';
}

/** One agent of a queue as every status read shows it. */
export function agentRecord(pbx: Pbx, user: User, queue: Queue, agent: Agent): Fields {
  const state = reportedState(user, queue, agent);
  const pause = state === 'BREAK' || state === 'LUNCH';
  const record = {
    extension_number: user.extension,
    display_name: user.displayName,
    skill_level: agent.skill,
    status: pause && since(pbx, '22.3') ? 'NOT_READY' : state,
  };
  if (!since(pbx, '22.6')) return record;
  const code = notReadyCodes.find((each) => each.code === (pause ? state : agent.reason));
  return { ...record, reason: record.status === 'NOT_READY' ? (code?.name ?? null) : null };
}

/** From 22.3 BREAK and LUNCH are gone and NOT_READY carries a `reason`, by id, code or name. */
export function adaptAgentStatus(body: Fields, pbx: Pbx): Fields {
  if (!since(pbx, '22.3')) return body;
  const { status, reason: _reason, ...rest } = body;
  if (status === 'BREAK' || status === 'LUNCH') throw invalid('status', 'is not one of the values');
  const named = text(body, 'reason')?.toLowerCase();
  if (named === undefined || status !== 'NOT_READY') return { ...rest, status };
  const code = notReadyCodes.find(({ id, name }) => id === named || name.toLowerCase() === named);
  if (!code) throw invalid('reason', 'is not known');
  const old = code.code === 'BREAK' || code.code === 'LUNCH';
  return { ...rest, status: old ? code.code : status, reason: code.code };
}

/** The state machine of reference section 11.2. State is per queue. */
export function setAgentState(pbx: Pbx, queue: Queue, agent: Agent, body: Fields): void {
  const wanted = text(body, 'status');
  delete agent.reason;
  if (wanted === 'LOGGED_IN') {
    if (agent.state === 'LOGGED_OUT') agent.state = queue.settings.agent_auto_ready ? 'READY' : 'NOT_READY';
    return;
  }
  const state = agentStates.find((each) => each === wanted);
  if (!state) throw invalid('status', 'is not one of the values');
  if (agent.state === 'LOGGED_OUT' && state !== 'LOGGED_OUT' && pbx.switches.readyWhileLoggedOut === 'refuse') {
    throw impossible('The agent is logged out of this queue.');
  }
  agent.state = state;
  const reason = text(body, 'reason');
  if (reason !== undefined) agent.reason = reason;
}

/** The agent's own account. */
export function agentUser(pbx: Pbx, agent: Agent): User | undefined {
  return userOf(pbx, agent.userId);
}

/** What the telephone side does, for tests and for picking up a waiting caller: nothing of it can be written over the API. */
export function startCall(user: User, queue?: Queue): void {
  user.call = queue ? { queueId: queue.id } : {};
}

/** After a queue call the agent wraps up; after another one the queue may hold them back. */
export function endCall(pbx: Pbx, user: User): void {
  const { call } = user;
  user.call = undefined;
  for (const queue of pbx.queues.values()) {
    const agent = queue.agents.get(user.id);
    if (!call || !agent || agent.state === 'LOGGED_OUT') continue;
    if (call.queueId === queue.id) agent.state = 'WRAP_UP';
    else if (!call.queueId && queue.settings.agent_auto_not_ready_after_non_acd_call) agent.state = 'NOT_READY';
  }
}

/** A telephone registers: it makes the agent ready where the queue says so, whatever was chosen before. */
export function connectDevice(pbx: Pbx, user: User, device = deskPhone(user, pbx.domain)): void {
  user.devices.push(device);
  for (const queue of pbx.queues.values()) {
    const agent = queue.agents.get(user.id);
    if (agent && agent.state !== 'LOGGED_OUT' && queue.settings.agent_auto_ready) agent.state = 'READY';
  }
}

export function deskPhone({ extension, id }: User, domain: string) {
  return {
    instance_id: `urn:uuid:00000000-0000-4000-8000-${id.slice(-12)}`,
    user_agent: 'Yealink SIP-T46U 108.86.0.90',
    application: 'PortSIP',
    ip: `192.0.2.${(Number(extension) % 250) + 1}`,
    enable_push: false,
    contact_address: `<sip:${extension}@${domain};transport=tls>`,
  };
}
