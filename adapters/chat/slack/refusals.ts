/** What Slack's errors mean for whoever must mend them (docs.slack.dev, the errors of each method). */
const WORDS: Record<string, string> = {
  channel_not_found: 'Slack does not show that channel to the app.',
  not_in_channel: 'The app is not in that channel.',
  user_not_in_channel: 'That person is not in that channel.',
  is_archived: 'That channel is archived.',
  message_not_found: 'That message is gone.',
  thread_not_found: 'That message is gone.',
  user_not_found: 'Slack does not know that person.',
  users_not_found: 'Slack does not know that person.',
  user_not_visible: 'Slack does not show that person to the app.',
  user_disabled: 'That person is deactivated in Slack.',
  cannot_dm_bot: 'That is an app, not a person.',
  missing_scope: 'The app lacks a right in Slack. Install it again with the newest manifest.',
  restricted_action: 'Your Slack does not let the app write there.',
  no_permission: 'Your Slack does not let the app do that.',
  access_denied: 'Your Slack does not let the app do that.',
  messages_tab_disabled: "The app's messages are switched off in Slack.",
  invalid_auth: "Slack does not take the app's token.",
  not_authed: "Slack does not take the app's token.",
  token_expired: "The app's token for Slack has expired.",
  token_revoked: 'The app was removed from Slack.',
  account_inactive: 'The app was removed from Slack.',
  team_not_found: 'Slack does not know that workspace.',
  fatal_error: 'Slack has an internal problem.',
  internal_error: 'Slack has an internal problem.',
  service_unavailable: 'Slack is not answering.',
  request_timeout: 'Slack is not answering.',
};

/** A sentence for people; the error's own name stays with the cause. */
export function refusalWords(error: string): string {
  return WORDS[error] ?? `Slack did not accept that: ${error.replaceAll('_', ' ')}.`;
}
