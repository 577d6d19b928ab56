// Who may import whom (docs/architecture.md). Each room is one rule; `npm run rooms` fails with what breaks it.
import { cruise } from 'dependency-cruiser';

const ours = '^(src|commands|adapters|cards|manifest|test|bench)/';
const room = (name, from, may, comment = '') => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: ours, pathNot: may },
});
/** A package that lives in one room only. */
const home = (pack, where) => ({
  name: `${pack} lives in ${where}`,
  severity: 'error',
  from: { path: ours, pathNot: [where, '^test/', '^bench/'] },
  to: { path: `^node_modules/${pack}(/|$)` },
});

const forbidden = [
  { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
  room('cards', '^cards/', ['^cards/']),
  room('core', '^src/core/', ['^src/core/', '^cards/']),
  room('kit', '^src/kit/', ['^src/kit/', '^src/core/(errors|log)\\.ts']),
  room(
    'commands',
    '^commands/([^/]+)/',
    ['^commands/$1/_', '^src/core/', '^cards/'],
    'a button names another command, nobody imports one',
  ),
  room('help', '^commands/[^/]+\\.ts', ['^commands/_', '^src/core/', '^cards/']),
  room('adapters', '^adapters/([^/]+)/([^/]+)/', ['^adapters/$1/$2/', '^src/(core|kit)/', '^cards/']),
  room('language', '^src/language/', ['^src/language/', '^src/core/', '^cards/model\\.ts']),
  room('store', '^src/store/', ['^src/store/', '^src/(core|kit)/']),
  room('app', '^src/app/', ['^src/app/', '^src/(core|language|store|kit)/', '^cards/']),
  room('jobs', '^src/jobs/', ['^src/jobs/', '^src/(app|core|language|store|kit)/', '^cards/']),
  room('web', '^src/web/', ['^src/web/', '^src/(core|kit)/']),
  room(
    'sandbox',
    '^src/sandbox/',
    ['^src/sandbox/', '^src/(core|kit)/'],
    'simulator and adapter are each written from the vendor documents',
  ),
  room('config', '^src/config/', ['^src/config/', '^src/(core|kit|language)/']),
  room('manifest', '^manifest/', ['^manifest/', '^src/core/', '^src/app/catalog\\.ts', '^cards/']),
  home('@slack', '^adapters/chat/slack/'),
  home('botbuilder', '^adapters/chat/teams/'),
  home('botframework', '^adapters/chat/teams/'),
  home('ical-generator', '^src/app/'),
  home('kysely', '^src/store/'),
  home('pg', '^src/store/'),
  home('lru-cache', '^src/kit/'),
  home('nodemailer', '^adapters/chat/email/'),
  home('imapflow', '^adapters/intake/mailbox/'),
  home('postal-mime', '^adapters/intake/mailbox/'),
  home('pino', '^src/kit/'),
  home('prom-client', '^src/kit/'),
];

const { output } = await cruise(['src', 'commands', 'adapters', 'cards', 'manifest', 'test', 'bench'], {
  validate: true,
  ruleSet: { forbidden },
  parser: 'swc',
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: ['^test/beds/node_modules', 'openapi\\.json$'] },
  moduleSystems: ['es6', 'cjs'],
});
const { violations, totalCruised } = output.summary;
for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} imports ${to}`);
console.log(`${totalCruised} modules, ${violations.length} broken rules`);
process.exitCode = violations.length > 0 ? 1 : 0;
