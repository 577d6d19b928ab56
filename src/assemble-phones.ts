import type { Settings } from './config/load.ts';
import type { MeetingMemory } from './core/meeting-memory.ts';
import type { Meter } from './core/meter.ts';
import type { PhoneSystem } from './core/phone.ts';
import type { Clock } from './kit/clock.ts';
import type { HidingLog } from './kit/log.ts';
import { hmacHex } from './kit/sign.ts';
import type { SandboxSide } from './sandbox/side.ts';

interface PhoneParts {
  log: HidingLog;
  clock: Clock;
  meter?: Meter;
  secretKey?: string;
  /** Where there is none, systems that keep no times of their own hold no meetings. */
  meetings?: MeetingMemory;
}

type Given = Pick<Settings, 'env' | 'file'>;

/** The configured phone systems, or the sandbox's; the first one that knows a person is their home. */
export async function openPhoneSystems(
  settings: Given,
  sandbox: SandboxSide | undefined,
  parts: PhoneParts,
): Promise<PhoneSystem[]> {
  return [...(await openPortsip(settings, sandbox, parts)), ...(await openCloudlink(settings, sandbox, parts))];
}

async function openPortsip(
  { env, file }: Given,
  sandbox: SandboxSide | undefined,
  parts: PhoneParts,
): Promise<PhoneSystem[]> {
  if (sandbox ? !sandbox.portsip : env.PORTSIP_URL === undefined) return [];
  const { createPortsip, settings } = await import('../adapters/phone/portsip/index.ts');
  const account = sandbox?.portsip ?? {
    url: env.PORTSIP_URL,
    username: env.PORTSIP_USERNAME,
    password: env.PORTSIP_PASSWORD,
    domain: env.PORTSIP_DOMAIN,
    wsiUrl: env.PORTSIP_WSI_URL,
  };
  return [createPortsip(settings.parse({ ...account, ...file.portsip }), parts)];
}

/** Also beside the sandbox, where the environment names an account. */
async function openCloudlink(
  { env, file }: Given,
  sandbox: SandboxSide | undefined,
  { secretKey = '', ...parts }: PhoneParts,
): Promise<PhoneSystem[]> {
  const account =
    env.CLOUDLINK_ACCOUNT_ID === undefined
      ? sandbox?.cloudlink
      : {
          accountId: env.CLOUDLINK_ACCOUNT_ID,
          username: env.CLOUDLINK_USERNAME,
          password: env.CLOUDLINK_PASSWORD,
          appId: env.CLOUDLINK_APP_ID,
          clientSecret: env.CLOUDLINK_CLIENT_SECRET,
          region: env.CLOUDLINK_REGION,
          url: env.CLOUDLINK_URL,
        };
  if (!account) return [];
  const [{ createCloudlink, settings }, { default: pack }] = await Promise.all([
    import('../adapters/phone/cloudlink/index.ts'),
    import('../package.json', { with: { type: 'json' } }),
  ]);
  const secret = hmacHex(secretKey.split(',')[0] ?? '', 'notices of CloudLink');
  return createCloudlink(settings.parse({ ...file.cloudlink, ...account, secret, version: pack.version }), parts);
}
