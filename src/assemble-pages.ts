import { Hono } from 'hono';
import type { App } from './app/app.ts';
import { createDial } from './app/pages/dial.ts';
import { createEventExport } from './app/pages/event-export.ts';
import { createListening } from './app/pages/listen.ts';
import { createReveal } from './app/pages/reveal.ts';
import { createConnect } from './app/people/connect.ts';
import { createProve } from './app/proof/prove.ts';
import { noticeHooks } from './app/reply/notices.ts';
import { createLogExport } from './app/support/export-log.ts';
import type { GraphHook } from './app/sync/graph-hook.ts';
import type { Door } from './core/chat.ts';
import type { Vault } from './core/vault.ts';
import { monitorPages } from './web/graph-hook.ts';
import { healthPages } from './web/health.ts';
import { noticeHookPages } from './web/notice-hooks.ts';
import { calendarPage } from './web/pages/calendar.ts';
import { callPage } from './web/pages/call.ts';
import { connectPage } from './web/pages/connect.ts';
import { eventsPage } from './web/pages/events.ts';
import { exportPage } from './web/pages/export.ts';
import { provePage } from './web/pages/prove.ts';
import { recordingPage } from './web/pages/recording.ts';
import { secretPage } from './web/pages/secret.ts';

interface Parts {
  /** What must answer for Patchcord to be ready, by name. */
  checks: Parameters<typeof healthPages>[0]['checks'];
  vault: Vault;
  codeKey: string;
  graphHook: GraphHook;
}

/** Everything on the one port that is no entrance of a chat or a hook of its own. */
export function openPages(app: App, door: Door, { checks, vault, codeKey, graphHook }: Parts): Hono {
  const { clock, log, metrics, publicUrl } = app;
  const pages = new Hono();
  pages.route('/', healthPages({ checks, metrics, clock, log }));
  pages.route('/', provePage({ service: createProve(app, door, { vault, codeKey }), publicUrl, clock }));
  pages.route('/', connectPage({ service: createConnect(app, door, vault), publicUrl, clock }));
  pages.route('/', recordingPage({ service: createListening(app), now: () => clock.now() }));
  pages.route('/', noticeHookPages({ hooks: noticeHooks(app), log }));
  pages.route('/', monitorPages(graphHook));
  pages.route('/', callPage({ service: createDial(app) }));
  pages.route('/', exportPage({ service: createLogExport(app), now: () => clock.now() }));
  pages.route('/', eventsPage(createEventExport(app)));
  pages.route('/', calendarPage({ file: (token) => app.calendar.file(token) }));
  pages.route('/', secretPage({ service: createReveal(app), publicUrl, clock }));
  return pages;
}
