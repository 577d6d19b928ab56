import { defineCommand, runMain } from 'citty';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 15)) {
  console.error(
    `Patchcord needs Node.js 24.15 or newer; this is ${process.version}. "npm ci" installs it: start with "npm start".`,
  );
  process.exit(1);
}

const main = defineCommand({
  meta: { name: 'patchcord', description: 'The company’s phone system in Slack and Microsoft Teams' },
  subCommands: {
    start: () => import('./cli/start.ts').then((verb) => verb.start),
    init: () => import('./cli/init.ts').then((verb) => verb.init),
    doctor: () => import('./cli/doctor.ts').then((verb) => verb.doctor),
    sandbox: () => import('./cli/sandbox.ts').then((verb) => verb.sandbox),
    migrate: () => import('./cli/migrate.ts').then((verb) => verb.migrateVerb),
    manifest: () => import('./cli/manifest.ts').then((verb) => verb.manifest),
    policy: () => import('./cli/policy.ts').then((verb) => verb.policy),
    understand: () => import('./cli/understand.ts').then((verb) => verb.understandVerb),
    audit: () => import('./cli/audit.ts').then((verb) => verb.audit),
  },
});

await runMain(main);
