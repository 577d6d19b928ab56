import type { Language } from '../../src/core/language.ts';
type E = Record<Language, readonly string[]>;
const none: E = { en: [], de: [], fr: [], es: [] };
export const EXAMPLES = {
  'account.connect': none,'account.disconnect': none,'presence.show': none,'presence.set': none,'queue.show': none,'queue.set': none,'queue.agents': none,'user.find': none,help: none,'meeting.start': none,'meeting.schedule': none,'password.reset': none,'calls.list': none,
};
