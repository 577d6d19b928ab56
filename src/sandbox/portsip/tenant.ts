import type { Routes } from './route.ts';
import { productVersions } from './switches.ts';

const LICENSED_USERS = 50;

export const tenant: Routes = {
  'GET /tenant/status': {
    needs: 'company.view_only',
    run({ pbx }) {
      const users = [...pbx.users.values()];
      const yesterday = pbx.clock.now() - 24 * 60 * 60_000;
      const recent = [...pbx.cdrs.all()].filter(([, { started_at }]) => Date.parse(String(started_at)) >= yesterday);
      return {
        version: productVersions[pbx.profile],
        licensed_users: LICENSED_USERS,
        current_users: users.length,
        online_users: users.filter((user) => user.devices.length > 0).length,
        current_calls: users.filter((user) => user.call).length,
        current_queues: pbx.queues.size,
        current_conference_rooms: pbx.meetings.size,
        current_ring_groups: pbx.ringGroups.length,
        current_ivrs: 0,
        current_trunks: 1,
        calls_in_24_hours: [{ time: new Date(pbx.clock.now()).toISOString(), count: recent.length }],
      };
    },
  },
  // Whoever changes a password has to know the rules.
  'GET /tenant/password_policy': ({ pbx }) => pbx.policy,
};
