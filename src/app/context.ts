import type { z } from 'zod';
import type { CommandContext } from '../core/command.ts';
import { languageOf } from '../core/language.ts';
import type { Skills } from '../core/phone.ts';
import { mayEver } from '../core/policy.ts';
import type { Services } from '../core/services.ts';
import { speech } from '../core/speech.ts';
import { rulesFor } from '../core/staffing.ts';
import { exampleOf } from '../language/examples.ts';
import { typedLine } from '../language/typed.ts';
import { noteOnce, readNote } from '../store/requests.ts';
import type { App } from './app.ts';
import { approvalService } from './approvals/service.ts';
import { listAudit } from './audit-list.ts';
import { disconnectService } from './people/disconnect.ts';
import { findElsewhere, placeOf } from './people/elsewhere.ts';
import { noticeService } from './phone/call-notices.ts';
import { stopTrying } from './request/retry.ts';
import { lookAround } from './request/surroundings.ts';
import { showBulk } from './several/bulk.ts';
import { contactService } from './support/contact-service.ts';
import { supportLogService } from './support/support-log-service.ts';
import { syncService } from './sync/service.ts';
import { waitingTimer } from './timers.ts';
import { callPrefix } from './usage.ts';
import type { Work } from './work.ts';

/** What a command gets to work with. Nothing of a platform, of HTTP or of SQL is in it. */
export function contextFor(app: App, work: Work & { phone: Skills }): CommandContext {
  const { incoming, who, phone, signal } = work;
  let isRepeat = false;
  return {
    who,
    where: incoming.where,
    phone,
    services: servicesFor(app, incoming.key, work),
    say: speech(who.locale, who.zone, app.clock.now()),
    now: incoming.at,
    signal,
    firstWord: firstWordOf(work),
    approvers: work.approvers ?? [],
    get isRepeat() {
      return isRepeat;
    },
    async once<T extends z.ZodType>(name: string, schema: T, read: () => Promise<z.output<T>>): Promise<z.output<T>> {
      const known = await readNote(app.database.db, incoming.key, name);
      if (known !== undefined) {
        isRepeat = true;
        return schema.parse(JSON.parse(known));
      }
      const found = JSON.stringify(await read());
      return schema.parse(
        JSON.parse(await app.database.commit((tx) => noteOnce(tx, incoming.key, name, found), { patient: true })),
      );
    },
  };
}

function firstWordOf({ incoming, sentence }: Work): string | undefined {
  const { asked } = incoming;
  return asked.kind === 'words' && !sentence ? typedLine(asked.text).split(/\s/)[0]?.toLowerCase() : undefined;
}

function servicesFor(app: App, request: string, work: Pick<Work, 'call'>): Services {
  return {
    secrets: app.secrets.forRequest(request),
    callers: app.callers,
    people: {
      withRole: (who, role) => app.people.withRole(who, role),
      queues: (person) => app.systems.find((system) => system.id === person.system)?.service.queues,
      elsewhere: (who, query, known) => findElsewhere(app, { who, query, known, call: work.call }),
      place: (person) => placeOf(app, person),
    },
    accounts: disconnectService(app, request),
    conversations: { around: (where) => lookAround(app, where) },
    calendar: { address: (event) => app.calendar.address(event) },
    notices: noticeService(app),
    queues: {
      callers: app.queues.callers,
      staffing: (queue, at) => rulesFor(app.queues.staffing, queue, at),
    },
    audit: { list: (asked) => listAudit(app, asked) },
    approvals: approvalService(app, request),
    supportLogs: supportLogService(app, request),
    supportContacts: contactService(app, request),
    turns: { own: (who, what, run) => app.turns.take(`${who.id} ${what}`, run) },
    timers: { waiting: (key) => waitingTimer(app.database.db, key) },
    bulks: { show: (who, id) => showBulk(app, who, id) },
    requests: { stop: (who, key) => stopTrying(app, who, key, request) },
    standing: app.systemsStanding,
    sync: syncService(app, request),
    catalog: {
      async available(who) {
        const system = app.systems.find((one) => one.id === who.phone.system);
        const served = (await system?.service.queues?.of(who.phone.id).catch(() => [])) ?? [];
        return app.catalog.commands
          .filter((command) => command.words.length > 0 && mayEver(who, command.access, served.length > 0))
          .map((command) => ({
            id: command.id,
            usage: app.grammar.usage(command, callPrefix(who.chat.platform)),
            summary: command.summary,
            example: exampleOf(command, languageOf(who.locale)),
          }));
      },
    },
  };
}
