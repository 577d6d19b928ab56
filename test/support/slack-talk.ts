import type { Bench } from './bench.ts';

/** What one does and sees in Slack, each step with everything that follows from it. */
export interface SlackTalk {
  /** A slash command; what is seen then. */
  types: (person: string, line: string) => Promise<string>;
  /** A button of what was seen last; what is seen then. */
  press: (person: string, label: string) => Promise<string>;
  /** A button in the direct chat. */
  pressDirect: (person: string, label: string) => Promise<void>;
  /** The messages of the direct chat. */
  seen: (person: string) => string[];
}

/** @param bench asked for at each step: it is opened by the test itself */
export function slackTalk(bench: () => Bench): SlackTalk {
  return {
    async types(person, line) {
      await bench().slack.types(person, line);
      await bench().settled();
      return bench().slack.sees(person).text;
    },
    async press(person, label) {
      await bench().slack.presses(person, label);
      await bench().settled();
      return bench().slack.sees(person).text;
    },
    async pressDirect(person, label) {
      await bench().slack.pressesDirect(person, label);
      await bench().settled();
    },
    seen: (person) =>
      bench()
        .slack.direct(person)
        .map(({ text }) => text),
  };
}
