import { connectDevice, endCall, startCall } from './agents.ts';
import { byEmail, type Pbx, type Queue, type User } from './pbx.ts';

/** What happens at the telephones, which no call of the interface can bring about. People go by e-mail, queues by name. */
export interface PhoneEvents {
  /** A call begins: one that came through a queue, or any other. */
  startCall(email: string, queueName?: string): void;
  endCall(email: string): void;
  /** A telephone registers. */
  connect(email: string): void;
  /** The last registrations go. */
  disconnect(email: string): void;
}

export function phoneEvents(pbx: Pbx): PhoneEvents {
  return {
    startCall: (email, queueName) =>
      startCall(person(pbx, email), queueName === undefined ? undefined : queue(pbx, queueName)),
    endCall: (email) => endCall(pbx, person(pbx, email)),
    connect: (email) => connectDevice(pbx, person(pbx, email)),
    disconnect(email) {
      person(pbx, email).devices = [];
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
