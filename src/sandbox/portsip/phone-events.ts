import { connectDevice, endCall, startCall } from './agents.ts';
import { type Caller, type RunningCall, ring, wait } from './calls.ts';
import { byEmail, type Pbx, type Queue, type User } from './pbx.ts';
import { addPastCall, type PastCall } from './seed-history.ts';
import type { Wsi } from './wsi.ts';

/** What happens at the telephones and in the portal, which no call of the interface can bring about. People go by e-mail, queues by name. */
export interface PhoneEvents {
  /** A call begins: one that came through a queue, or any other. */
  startCall(email: string, queueName?: string): void;
  endCall(email: string): void;
  /** A call that is over is written down. Resolves with the ids of its record and of its recording. */
  record(past: PastCall): { call: string; recording: string };
  /** The role of this person loses a group of rights, such as `user_call_log`. */
  forbid(email: string, group: string): void;
  /** A telephone registers. */
  connect(email: string): void;
  /** The last registrations go. */
  disconnect(email: string): void;
  /** Somebody calls a person. */
  ring(caller: Caller, email: string): RunningCall;
  /** Somebody waits in a queue, until the returned function is called. */
  wait(caller: Caller, queueName: string): () => void;
}

export function phoneEvents(pbx: Pbx, wsi: Wsi): PhoneEvents {
  const told = <T>(result: T): T => {
    wsi.look();
    return result;
  };
  return {
    startCall: (email, queueName) =>
      told(startCall(person(pbx, email), queueName === undefined ? undefined : queue(pbx, queueName))),
    endCall: (email) => told(endCall(pbx, person(pbx, email))),
    connect: (email) => told(connectDevice(pbx, person(pbx, email))),
    record: (past) => addPastCall(pbx, past),
    forbid(email, group) {
      const role = pbx.roles.get(person(pbx, email).role);
      if (role) delete role.permissions[group];
    },
    disconnect(email) {
      person(pbx, email).devices = [];
      wsi.look();
    },
    ring(caller, email) {
      const call = told(ring(pbx, (frame) => wsi.call(frame), caller, person(pbx, email)));
      return { id: call.id, answer: () => told(call.answer()), end: (how) => told(call.end(how)) };
    },
    wait(caller, queueName) {
      const leave = told(wait(pbx, queue(pbx, queueName), caller));
      return () => told(leave());
    },
  };
}

function person(pbx: Pbx, email: string): User {
  const user = byEmail(pbx, email);
  if (!user) throw new Error(`Nobody in the sandbox has the address ${email}.`);
  return user;
}

function queue(pbx: Pbx, name: string): Queue {
  for (const each of pbx.queues.values()) if (each.name === name) return each;
  throw new Error(`The sandbox has no queue ${name}.`);
}
