import { z } from 'zod';

/** Where Microsoft's services stand. Set for a national cloud, and in tests. */
const Endpoints = z.object({
  /** OpenID metadata of the service that signs activities. */
  metadata: z.url().default('https://login.botframework.com/v1/.well-known/openidconfiguration'),
  issuer: z.string().default('https://api.botframework.com'),
  /** Sign-in authority, without the tenant. */
  login: z.url().default('https://login.microsoftonline.com'),
  scope: z.string().default('https://api.botframework.com'),
  /** The connector to use where no activity has told one yet. */
  connector: z.url().optional(),
  /** Further hosts (with port) that activities may name as their connector. */
  connectorHosts: z.array(z.string()).default([]),
});

/** Settings of the Teams adapter: the bot's registration in Entra, as the environment variables `MicrosoftApp*` name it. */
export const settings = z
  .object({
    appId: z.string().min(1).optional(),
    appPassword: z.string().min(1).optional(),
    /** New multi-tenant registrations are refused since 31 July 2025. */
    appType: z.enum(['SingleTenant', 'MultiTenant']).default('SingleTenant'),
    tenantId: z.string().min(1).optional(),
    /** Take activities without a token, from this machine only. For the sandbox; without effect when `appId` is set. */
    anonymous: z.boolean().default(false),
    endpoints: Endpoints.prefault({}),
  })
  .superRefine((given, context) => {
    const miss = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (given.appId === undefined) return;
    if (given.appPassword === undefined)
      miss('appPassword', 'MicrosoftAppPassword is missing: the client secret of the app');
    if (given.appType === 'SingleTenant' && given.tenantId === undefined) {
      miss('tenantId', 'MicrosoftAppTenantId is missing: the directory id of your organisation');
    }
  });

export type TeamsSettings = z.infer<typeof settings>;
