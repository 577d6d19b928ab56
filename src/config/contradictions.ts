import { type Environment, exampleOf } from './environment.ts';

/** What is set, right or wrong: a setting with a mistake in it is not missing as well. */
export type Given = Readonly<Partial<Record<keyof Environment, string>>>;

/** Settings that need each other. */
export function contradictions(env: Given, sandbox: boolean): string[] {
  const problems: string[] = [];
  const need = (name: keyof Environment, why: string) => {
    if (env[name] === undefined) problems.push(`${name}: is needed ${why} (for example ${exampleOf(name)})`);
  };
  if (!sandbox) {
    if (env.PORTSIP_URL === undefined && env.CLOUDLINK_ACCOUNT_ID === undefined)
      problems.push('PORTSIP_URL: no phone system is configured, and PATCHCORD_SANDBOX=0 forbids the sandbox');
    if (env.PORTSIP_URL !== undefined)
      for (const name of ['PORTSIP_USERNAME', 'PORTSIP_PASSWORD', 'PORTSIP_DOMAIN'] as const)
        need(name, 'with PORTSIP_URL');
    need('PATCHCORD_SECRET_KEY', 'outside the sandbox');
    need('PATCHCORD_PUBLIC_URL', 'outside the sandbox');
    if (!env.SLACK_SIGNING_SECRET && !env.SLACK_APP_TOKEN && !env.MicrosoftAppId) {
      problems.push('SLACK_SIGNING_SECRET or MicrosoftAppId: no chat platform is configured');
    }
  }
  if (env.CLOUDLINK_ACCOUNT_ID !== undefined)
    for (const name of cloudlinkNeeds(env)) need(name, 'with CLOUDLINK_ACCOUNT_ID');
  else if (env.CLOUDLINK_URL !== undefined || env.CLOUDLINK_USERNAME !== undefined)
    need('CLOUDLINK_ACCOUNT_ID', 'with the other CLOUDLINK_ settings');
  if (env.SUPPORT_IMAP_TOKEN_URL !== undefined)
    for (const name of ['SUPPORT_IMAP_URL', 'SUPPORT_IMAP_CLIENT_ID', 'SUPPORT_IMAP_CLIENT_SECRET'] as const)
      need(name, 'with SUPPORT_IMAP_TOKEN_URL');
  else if (env.SUPPORT_IMAP_CLIENT_ID !== undefined || env.SUPPORT_IMAP_REFRESH_TOKEN !== undefined)
    need('SUPPORT_IMAP_TOKEN_URL', 'with the other SUPPORT_IMAP_ settings of OAuth');
  if (env.SLACK_SIGNING_SECRET && !env.SLACK_BOT_TOKEN && !env.SLACK_CLIENT_ID)
    need(
      'SLACK_BOT_TOKEN',
      'with SLACK_SIGNING_SECRET, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET for installation by OAuth',
    );
  if (env.SLACK_APP_TOKEN) need('SLACK_BOT_TOKEN', 'with SLACK_APP_TOKEN');
  else if (env.SLACK_BOT_TOKEN && !env.SLACK_SIGNING_SECRET)
    need('SLACK_SIGNING_SECRET', 'with SLACK_BOT_TOKEN, or SLACK_APP_TOKEN for Socket Mode');
  if (env.SLACK_CLIENT_ID) need('SLACK_CLIENT_SECRET', 'with SLACK_CLIENT_ID');
  if (env.GRAPH_TENANT_ID)
    for (const name of ['GRAPH_CLIENT_ID', 'GRAPH_CLIENT_SECRET'] as const) need(name, 'with GRAPH_TENANT_ID');
  if (env.MicrosoftAppId) {
    need('MicrosoftAppPassword', 'with MicrosoftAppId');
    if (env.MicrosoftAppType !== 'MultiTenant') need('MicrosoftAppTenantId', 'for a single-tenant registration');
  }
  return problems;
}

/** A machine client signs in with its secret, a user with address and password. */
function cloudlinkNeeds({ CLOUDLINK_CLIENT_SECRET: secret }: Given) {
  return secret === undefined
    ? (['CLOUDLINK_USERNAME', 'CLOUDLINK_PASSWORD'] as const)
    : (['CLOUDLINK_APP_ID'] as const);
}
