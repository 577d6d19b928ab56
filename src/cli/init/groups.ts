import type { Environment } from '../../config/environment.ts';

export type Name = keyof Environment;

/** Variables that belong together, asked for one after the other. */
export interface Group {
  id: string;
  /** As it stands in the list of what can be set up. */
  label: string;
  hint: string;
  /** Without these the group does not work. */
  needs: readonly Name[];
  /** An empty answer leaves them out. */
  may: readonly Name[];
}

/** In the order of the questions, and of the file. */
export const GROUPS: readonly Group[] = [
  {
    id: 'portsip',
    label: 'PortSIP PBX',
    hint: 'address and a service account; docs/portsip.md',
    needs: ['PORTSIP_URL', 'PORTSIP_USERNAME', 'PORTSIP_PASSWORD', 'PORTSIP_DOMAIN'],
    may: [],
  },
  {
    id: 'cloudlink',
    label: 'Mitel CloudLink',
    hint: 'the account, and an administrator of it; docs/cloudlink.md',
    needs: ['CLOUDLINK_ACCOUNT_ID', 'CLOUDLINK_USERNAME', 'CLOUDLINK_PASSWORD'],
    may: ['CLOUDLINK_APP_ID', 'CLOUDLINK_REGION'],
  },
  {
    id: 'slack',
    label: 'Slack',
    hint: 'signing secret and bot token of the app; docs/slack.md',
    needs: ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN'],
    may: ['SLACK_APP_TOKEN'],
  },
  {
    id: 'teams',
    label: 'Microsoft Teams',
    hint: 'app id, secret and tenant of the registration; docs/teams.md',
    needs: ['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId'],
    may: [],
  },
  {
    id: 'logs',
    label: 'Support logs',
    hint: 'channels, and the mailbox into which reports are sent; docs/support-logs.md',
    needs: [],
    may: ['SUPPORT_LOGS_SLACK_CHANNEL', 'SUPPORT_LOGS_TEAMS_CHANNEL', 'SUPPORT_IMAP_URL'],
  },
  {
    id: 'mail',
    label: 'E-mail out',
    hint: 'a mail server, for codes and for people without a chat account',
    needs: ['SUPPORT_SMTP_URL'],
    may: [],
  },
  {
    id: 'postgres',
    label: 'PostgreSQL',
    hint: 'instead of the embedded database; needed for several processes',
    needs: ['DATABASE_URL'],
    may: [],
  },
];

export const PHONE_SYSTEMS: readonly string[] = ['portsip', 'cloudlink'];
export const CHATS: readonly string[] = ['slack', 'teams'];
