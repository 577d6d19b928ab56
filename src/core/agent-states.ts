/** What can be asked for. */
export const AGENT_WISHES = ['READY', 'NOT_READY', 'WRAP_UP', 'BREAK', 'LUNCH', 'LOGGED_IN', 'LOGGED_OUT'] as const;
export type AgentWish = (typeof AGENT_WISHES)[number];

/** What can be seen: `LOGGED_IN` is never reported, the call states and `OFFLINE` can never be asked for. */
export type AgentState =
  | 'READY'
  | 'NOT_READY'
  | 'WRAP_UP'
  | 'BREAK'
  | 'LUNCH'
  | 'LOGGED_OUT'
  | 'QUEUE_CALL'
  | 'OTHER_CALL'
  | 'OFFLINE'
  | 'OTHER';
