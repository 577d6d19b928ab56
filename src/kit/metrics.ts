import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface JobCount {
  kind: string;
  state: string;
  count: number;
}

type CountByState = () => Promise<readonly { state: string; count: number }[]>;

interface SupportCounts {
  logs: CountByState;
  deliveries: CountByState;
}

export type Metrics = ReturnType<typeof createMetrics>;

/** What Patchcord tells Prometheus. Each application has its own registry. Label values are ids from fixed lists, never texts or names of people. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const misnamed of MISNAMED) registry.removeSingleMetric(misnamed);
  const registers = [registry];
  const jobs = new Gauge({
    name: 'patchcord_jobs',
    help: 'Jobs in the store',
    labelNames: ['kind', 'state'],
    registers,
  });
  const logs = new Gauge({
    name: 'patchcord_support_logs',
    help: 'Support logs, by state',
    labelNames: ['state'],
    registers,
  });
  const deliveries = new Gauge({
    name: 'patchcord_support_log_deliveries',
    help: 'Support logs at their destinations: queued, sent or failed',
    labelNames: ['state'],
    registers,
  });
  let countJobs: (() => Promise<readonly JobCount[]>) | undefined;
  let countSupport: SupportCounts | undefined;

  return {
    requests: new Counter({
      name: 'patchcord_requests_total',
      help: 'Requests of people, by command and result',
      labelNames: ['platform', 'command', 'result'],
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'patchcord_request_seconds',
      help: 'From the arrival of a request to its answer',
      labelNames: ['command'],
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30],
      registers,
    }),
    ackSeconds: new Histogram({
      name: 'patchcord_ack_seconds',
      help: 'From the arrival of a delivery to its acknowledgement',
      labelNames: ['platform'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3],
      registers,
    }),
    duplicates: new Counter({
      name: 'patchcord_duplicates_total',
      help: 'Deliveries that had arrived before',
      labelNames: ['platform'],
      registers,
    }),
    phoneCalls: new Counter({
      name: 'patchcord_phone_calls_total',
      help: 'Calls to phone systems; status is the HTTP status, or what happened instead of an answer',
      labelNames: ['system', 'status'],
      registers,
    }),
    chatCalls: new Counter({
      name: 'patchcord_chat_calls_total',
      help: 'Calls to chat platforms',
      labelNames: ['platform', 'method', 'status'],
      registers,
    }),
    streamConnected: new Gauge({
      name: 'patchcord_phone_stream_connected',
      help: 'Whether this process holds the stream of events of a phone system and it is connected',
      labelNames: ['system'],
      registers,
    }),
    streamConnects: new Counter({
      name: 'patchcord_phone_stream_connects_total',
      help: 'How often the stream of events of a phone system was connected; all but the first are reconnects',
      labelNames: ['system'],
      registers,
    }),
    phoneEvents: new Counter({
      name: 'patchcord_phone_events_total',
      help: 'Events of phone systems, by kind',
      labelNames: ['system', 'kind'],
      registers,
    }),
    auditWhole: new Gauge({
      name: 'patchcord_audit_whole',
      help: '1 while every row of the audit trail fits its key, 0 since this process found one that does not',
      registers,
    }),
    syncNotices: new Counter({
      name: 'patchcord_sync_notices_total',
      help: 'Notices of Microsoft Graph that arrived, whatever became of them',
      registers,
    }),
    syncSubscriptions: new Counter({
      name: 'patchcord_sync_subscriptions_total',
      help: 'Subscriptions to presence in Teams that were made',
      registers,
    }),
    syncWrites: new Counter({
      name: 'patchcord_sync_writes_total',
      help: 'Presence written to keep the phone system, Teams and Slack in step',
      labelNames: ['side', 'result'],
      registers,
    }),
    /** Who counts the jobs when Prometheus asks. When counting fails the gauge is left out, and the rest is still told. */
    jobsFrom(count: () => Promise<readonly JobCount[]>): void {
      countJobs = count;
    },
    /** As `jobsFrom`, for support logs and their deliveries. */
    supportFrom(counts: SupportCounts): void {
      countSupport = counts;
    },
    contentType: registry.contentType,
    async text(): Promise<string> {
      const counted = countJobs ? await countJobs().catch(() => []) : [];
      jobs.reset();
      for (const { kind, state, count } of counted) jobs.set({ kind, state }, count);
      await setByState(logs, countSupport?.logs);
      await setByState(deliveries, countSupport?.deliveries);
      return registry.metrics();
    },
  };
}

async function setByState(gauge: Gauge<'state'>, count: CountByState | undefined): Promise<void> {
  const counted = count ? await count().catch(() => []) : [];
  gauge.reset();
  for (const { state, count: many } of counted) gauge.set({ state }, many);
}

/** Gauges of prom-client that carry the suffix of a counter: `promtool check metrics` refuses them. */
const MISNAMED = ['nodejs_active_handles_total', 'nodejs_active_requests_total', 'nodejs_active_resources_total'];
