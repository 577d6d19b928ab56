import { card, text } from '../../../cards/build.ts';

/** The few lines that stand for what Teams itself would say on a platform with private messages. */
export const phrases = {
  answeredPrivately: 'I answered you privately.',
  /** After the person's name, in the shared conversation. */
  nameAnsweredPrivately: ', I answered you privately.',
  nameOpenChat: ', I cannot write to you alone yet. Select my name, then Chat, say hello, and ask again there.',
  working: 'Working on it.',
  answerFollows: 'Working on it. The answer follows in the chat.',
  alreadyAsked: 'I have that already.',
  stale: 'This button is no longer valid. Nothing was done. Ask again to get a fresh card.',
  notStored: 'I could not take this in. Nothing was done. Please try again.',
  unknownRequest: 'I do not know this kind of request.',
  dialogTitle: 'Patchcord',
  typeAName: 'Type a name, an extension or an e-mail address.',
  noMeeting: 'None of your meetings runs or is planned. Type "meet" to me to start one.',
  nobody: 'Nobody found. Try a part of the name, the extension or the e-mail address.',
  notFoundNow: 'The phone system is not answering. Please try again.',
};

export const workingCard = card(phrases.working, 'neutral', [text('The answer replaces this card.')]);
