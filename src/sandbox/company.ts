/** The company every sandbox starts with. Names, extensions and queues of the first nine are part of the product's contract. */
export interface Employee {
  readonly name: string;
  readonly extension: string;
  readonly department: string;
  readonly title: string;
  /** Role in the phone system; StandardUser where nothing is said. */
  readonly role?: 'Admin' | 'QueueManager';
  /** How the day starts: without a telephone, in a call, or with a presence other than available. */
  readonly now?: 'offline' | 'on call' | 'AWAY' | 'LUNCH' | 'BUSINESS_TRIP' | 'DO_NOT_DISTURB';
  readonly note?: string;
}

export const company = { name: 'Example Instruments', domain: 'sandbox.example', mailDomain: 'example.com' } as const;

/** The account an installation signs in with. It administers the tenant and is nobody's colleague: it has no extension. */
export const serviceAccount = {
  username: 'patchcord',
  password: 'Cord!4-every-7-patch',
  email: 'patchcord@example.com',
} as const;

export const employees: readonly Employee[] = [
  { name: 'Dana Kim', extension: '2044', department: 'Sales', title: 'Account manager' },
  { name: 'Dana Park', extension: '2045', department: 'Marketing', title: 'Event planner' },
  { name: 'Omar Haddad', extension: '2051', department: 'Support', title: 'Support engineer' },
  { name: 'Lena Fischer', extension: '2052', department: 'Support', title: 'Support engineer' },
  {
    name: 'Mia Rossi',
    extension: '2002',
    department: 'Support',
    title: 'Head of customer service',
    role: 'QueueManager',
  },
  { name: 'Priya Natarajan', extension: '2001', department: 'IT', title: 'Telephony administrator', role: 'Admin' },
  { name: 'Jonas Weber', extension: '2003', department: 'IT', title: 'Systems administrator', role: 'Admin' },
  { name: 'Sam Ortiz', extension: '2060', department: 'IT', title: 'Support contact' },
  { name: 'Noah Becker', extension: '2070', department: 'Finance', title: 'Controller' },
  {
    name: 'Ingrid Solberg',
    extension: '2010',
    department: 'Management',
    title: 'Managing director',
    now: 'BUSINESS_TRIP',
    note: 'In Oslo until Friday',
  },
  { name: 'Mateusz Kowalski', extension: '2046', department: 'Sales', title: 'Sales engineer' },
  { name: 'Élodie Martin', extension: '2047', department: 'Sales', title: 'Account manager', now: 'on call' },
  { name: "Sean O'Connor", extension: '2048', department: 'Sales', title: 'Inside sales' },
  { name: 'Sofía Navarro', extension: '2053', department: 'Support', title: 'Support engineer' },
  { name: 'Petra Nováková', extension: '2054', department: 'Support', title: 'Support engineer', now: 'LUNCH' },
  { name: 'Henrik Lindqvist', extension: '2055', department: 'Support', title: 'Field engineer', now: 'offline' },
  { name: 'Katarina Horvat', extension: '2061', department: 'Finance', title: 'Billing clerk' },
  {
    name: 'Luca Bianchi',
    extension: '2062',
    department: 'Finance',
    title: 'Billing clerk',
    now: 'AWAY',
    note: 'Back at two',
  },
  {
    name: 'Aino Virtanen',
    extension: '2071',
    department: 'Engineering',
    title: 'Firmware developer',
    now: 'DO_NOT_DISTURB',
    note: 'Release day',
  },
  { name: 'Dimitris Papadakis', extension: '2072', department: 'Engineering', title: 'Hardware developer' },
  { name: 'Ilse de Vries', extension: '2073', department: 'Engineering', title: 'Test engineer' },
  { name: 'Nikolai Petrov', extension: '2074', department: 'Engineering', title: 'Production planner', now: 'offline' },
  { name: 'Beatriz Almeida', extension: '2080', department: 'Human resources', title: 'Recruiter' },
  { name: 'Zsófia Nagy', extension: '2081', department: 'Human resources', title: 'Payroll' },
  { name: 'Tomás Eriksen', extension: '2090', department: 'Reception', title: 'Front desk' },
];

/** Who serves which queue, and how the day starts there. */
export const queueStaff = [
  {
    name: 'Sales',
    extension: '8001',
    strategy: 'CYCLIC_HUNT',
    agents: { '2044': 'READY', '2046': 'READY', '2047': 'READY', '2048': 'LOGGED_OUT', '2002': 'NOT_READY' },
  },
  {
    name: 'Support',
    extension: '8002',
    strategy: 'LEAST_WORKED_HUNT',
    agents: {
      '2051': 'READY',
      '2052': 'READY',
      '2053': 'WRAP_UP',
      '2054': 'LUNCH',
      '2055': 'NOT_READY',
      '2002': 'NOT_READY',
    },
  },
  {
    name: 'Billing',
    extension: '8003',
    strategy: 'RING_SIMULTANEOUSLY',
    agents: { '2051': 'NOT_READY', '2061': 'READY', '2062': 'BREAK', '2002': 'LOGGED_OUT' },
  },
  {
    name: 'Tier 2',
    extension: '8004',
    strategy: 'SKILL_BASED_ROUTING_PRIORITIZED_HUNT',
    agents: { '2053': 'READY', '2055': 'LOGGED_OUT', '2071': 'NOT_READY', '2072': 'READY', '2002': 'LOGGED_OUT' },
  },
] as const;

/** The account name of the phone system: the mail address without its domain, in plain letters. */
export function usernameOf({ name }: Employee): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}|'/gu, '')
    .toLowerCase()
    .replaceAll(' ', '.');
}

export function emailOf(employee: Employee): string {
  return `${usernameOf(employee)}@${company.mailDomain}`;
}

/** The web password of the phone account. */
export function passwordOf({ extension }: Employee): string {
  return `Sandbox!${extension}`;
}

/** Invented, and the same at every start: the Playground's configuration names them too. */
export function directoryIdOf(extension: string): string {
  return `00000000-0000-4000-8000-${extension.padStart(12, '0')}`;
}
