import type { Intake, Take } from '../core/intake.ts';
import type { Report } from '../core/support-log.ts';
import type { Clock } from '../kit/clock.ts';

const MINUTE = 60_000;
/** The first ones are there at the start; the others come by and by. */
const AT_START = 2;
const EVERY_MS = 20 * MINUTE;

type Told = Omit<Report, 'occurredAt'> & { minutesAgo: number };

/** What users of the made-up company's customers report. Each comes once, also after a restart. */
const reports: readonly Told[] = [
  {
    product: 'Mitel One Web',
    title: 'No audio after update',
    reporter: 'kai.lorenz@ballad.example',
    accountId: 'Ballad Industries',
    severity: 'high',
    description:
      'Since this morning I hear nobody, and nobody hears me. The call connects, the timer runs. Another browser does the same. Headset: Jabra Evolve2.',
    minutesAgo: 12,
  },
  {
    product: 'Mitel One Mobile',
    title: 'Calls drop when leaving the office Wi-Fi',
    reporter: 'ines.duarte@corvus.example',
    accountId: 'Corvus Logistics',
    severity: 'normal',
    description: 'Android 16, version 8.2. As soon as I walk out of the building the call ends. It worked last week.',
    minutesAgo: 47,
  },
  {
    product: 'Mitel One Web',
    title: 'Voicemail shows yesterday’s messages as new',
    reporter: 'tom.adler@ballad.example',
    accountId: 'Ballad Industries',
    severity: 'low',
    description: 'The badge says 4, the list has none that I have not heard.',
    minutesAgo: 6,
  },
  {
    product: 'MiCollab',
    title: 'Presence stuck on Do not disturb',
    reporter: 'nora.hale@corvus.example',
    accountId: 'Corvus Logistics',
    severity: 'normal',
    description: 'After a meeting it never goes back. Signing out and in again helps for an hour.',
    minutesAgo: 3,
  },
  {
    product: 'Mitel One Mobile',
    title: 'Push notifications arrive minutes late',
    reporter: 'ravi.menon@ballad.example',
    accountId: 'Ballad Industries',
    severity: 'high',
    description: 'iPhone 17. The phone rings when the caller has hung up already.',
    minutesAgo: 8,
  },
];

/** Support logs that arrive in the sandbox by themselves. */
export function createSandboxLogs({ clock }: { clock: Clock }): Intake {
  let cancel = () => {};

  async function arrive(take: Take, at: number): Promise<void> {
    const told = reports[at];
    if (!told) return;
    const { minutesAgo, ...report } = told;
    const id = `sandbox-${at + 1}`;
    const occurredAt = clock.now() - minutesAgo * MINUTE;
    await take({ source: 'sandbox', delivery: `sandbox:${id}`, id, report: { ...report, occurredAt } });
  }

  function later(take: Take, at: number): void {
    if (at >= reports.length) return;
    cancel = clock.after(EVERY_MS, () => {
      // A database that is away for a moment costs the sandbox one log, and nobody anything.
      void arrive(take, at)
        .catch(() => undefined)
        .then(() => later(take, at + 1));
    });
  }

  return {
    id: 'sandbox-logs',
    async start(take) {
      for (let at = 0; at < AT_START; at += 1) await arrive(take, at);
      later(take, AT_START);
    },
    async stop() {
      cancel();
    },
    check: async () => undefined,
  };
}
