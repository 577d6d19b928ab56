import { z } from 'zod';
import { STATUSES } from '../core/sync/record.ts';
import { CLAIM_CLASSES, DIRECTIONS, type SyncRules, shippedMaps } from '../core/sync/rules.ts';

/** Not set is off; in the sandbox, where nobody is disturbed, Teams then follows the phone. */
const Direction = z.enum(DIRECTIONS).optional();
const StatusMap = z.partialRecord(z.enum(STATUSES), z.enum([...STATUSES, 'leave'])).default({});

/** `sync` in `patchcord.config.yaml`: presence between the phone system, Teams and Slack. */
export const SyncSchema = z
  .strictObject({
    /** What holds for people who have not said anything themselves. */
    preset: z.strictObject({ teams: Direction, slack: Direction }).prefault({}),
    /** False where the phone vendor's own synchronisation writes to Teams. */
    writesTeams: z.boolean().default(true),
    /** True lets do not disturb reach phones whose people have not connected their account, by the switch beside the presence. */
    dndWithoutAccount: z.boolean().default(false),
    /** Sign-in names of the people who do nothing but tell of presence in Teams; each covers 650 people. */
    monitors: z.array(z.email().toLowerCase()).default([]),
    /** The day on which the client secret of Microsoft Graph ends. */
    secretEnds: z.iso.date().optional(),
    /** Who is right when two sides say different things, the strongest first; what is left out is weaker than all. */
    authority: z
      .array(z.enum(CLAIM_CLASSES))
      .min(1)
      .default([...CLAIM_CLASSES]),
    /** What becomes of a status on another side; written over the shipped tables. */
    maps: z
      .strictObject({
        phoneToTeams: StatusMap,
        phoneToSlack: StatusMap,
        teamsToPhone: StatusMap,
        teamsToSlack: StatusMap,
        slackToPhone: StatusMap,
        slackToTeams: StatusMap,
      })
      .prefault({}),
  })
  .prefault({});

export function syncRulesOf({
  maps,
  preset,
  writesTeams,
  dndWithoutAccount,
  authority,
}: z.output<typeof SyncSchema>): SyncRules {
  const over = (way: keyof SyncRules['maps']) => ({ ...shippedMaps[way], ...maps[way] });
  return {
    preset: { teams: preset.teams ?? 'off', slack: preset.slack ?? 'off' },
    writesTeams,
    dndWithoutAccount,
    authority,
    maps: {
      phoneToTeams: over('phoneToTeams'),
      phoneToSlack: over('phoneToSlack'),
      teamsToPhone: over('teamsToPhone'),
      teamsToSlack: over('teamsToSlack'),
      slackToPhone: over('slackToPhone'),
      slackToTeams: over('slackToTeams'),
    },
  };
}
