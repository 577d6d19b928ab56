/** What a new configuration file says: everything is commented, so that the defaults hold until somebody changes a line. */
export const CONFIG_TEMPLATE = `# Structure of this Patchcord; secrets and addresses stand in .env.
# Remove the "# " in front of what you want to change; restart Patchcord afterwards.
# All settings: docs/settings.md. "patchcord doctor" checks this file.

# Time zone of people whose chat platform does not say theirs.
# timezone: Europe/Berlin

# Who handles support logs; administrators can add more with "supportcontact add".
# supportContacts: [sam.ortiz@example.com]

# Groups that rules name as "group:<name>".
# groups:
#   floor-leads: { members: [mia.rossi@example.com] }

# Who may do what: the first rule that applies decides. docs/policy.md
# policy:
#   - name: quiet nights
#     who: employee
#     what: queue.set
#     on: others
#     when: { hours: "22:00-06:00", days: mon-fri }
#     deny: At night only the supervisors change other people's queues.
#   - what: [password.reset, user.*]
#     on: [role:admin]
#     approve: { by: admin, need: 2, within: 2h, reason: required }

# Where support logs go, and who is called in when nobody takes one. docs/support-logs.md
# supportLogs:
#   routes:
#     - { account: "4711", severity: [high, critical], to: [slack:C0SUPPORT, sam.ortiz@example.com] }
#   fallback: mail:support@example.com
#   escalation:
#     - wait: 15m
#     - { wait: 15m, to: jonas.weber@example.com, repeat: 2 }

# Who sends reports into the mailbox; others are taken, and marked as not verified.
# supportMailbox: { senders: [mitel.com, mitel.io] }

# The sender of e-mail.
# mail: { from: "Patchcord <patchcord@example.com>" }

# Rows of the audit trail that are older are removed.
# audit: { keepDays: 730 }
`;
