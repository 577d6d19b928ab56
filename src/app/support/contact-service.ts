import { buttons, call, card, press, text } from '../../../cards/build.ts';
import { quietWords } from '../../core/call-notices.ts';
import { PatchcordError } from '../../core/errors.ts';
import type { Principal } from '../../core/principal.ts';
import { speech } from '../../core/speech.ts';
import type { SupportContacts } from '../../core/support-services.ts';
import type { ContactWishes } from '../../core/support-settings.ts';
import { noteOnce, readNote } from '../../store/requests.ts';
import { coversAt, removeCover, saveCover } from '../../store/support-contacts.ts';
import type { App } from '../app.ts';
import { contactWishes } from './quiet.ts';

/** The vendor refuses addresses of nobody in particular as contacts, and shows "Contains an invalid email" for what is none. */
const NOBODY = /^(no-?reply|do-?not-?reply|mailer-daemon|postmaster|abuse|root)@/;
const ADDRESS = /^[^\s@<>"(),:;\\]+@[^\s@<>"(),:;\\]+\.[^\s@<>"(),:;\\.]{2,}$/;

/** A note on the request, written with the change. */
const CHANGED = 'contact changed';

/**
 * Who gets support logs where no route says otherwise, and who may handle them.
 * @param request key of the request: a second run of it, after a crash, says what the first one did
 */
export function contactService(app: App, request: string): SupportContacts {
  const change = async (email: string, present: boolean, by: string) => {
    if ((await readNote(app.database.db, request, CHANGED)) === email) return true;
    return app.contacts.change(email, present, by, async (tx) => void (await noteOnce(tx, request, CHANGED, email)));
  };
  return {
    async list(who) {
      await app.contacts.refresh();
      const now = app.clock.now();
      const say = speech(who.locale, who.zone, now);
      const covers = await coversAt(app.database.db, now);
      const wishes = await contactWishes(app, app.database.db, {});
      const all = app.contacts.current();
      if (all.length === 0)
        return card('There are no support contacts', 'attention', [
          text('Nobody may handle support logs yet. Add one.'),
          buttons(press('Add one', call('supportcontact.add'), { opens: 'form', style: 'primary' })),
        ]);
      return card(all.length === 1 ? '1 support contact' : `${all.length} support contacts`, 'neutral', [
        {
          kind: 'rows',
          rows: await Promise.all(
            all.map(async (email) => {
              const cover = covers.find((one) => one.person === email);
              const away = cover ? `${cover.coverName} covers until ${say.time(cover.untilAt)}` : '';
              const name = await nameOf(app, email);
              return {
                title: name ?? email,
                detail: [name ? email : 'Not in the phone system: gets e-mail', quietOf(wishes, email), away]
                  .filter(Boolean)
                  .join(' · '),
                button: press('Remove', call('supportcontact.remove', { email }), { says: `Remove ${name ?? email}` }),
              };
            }),
          ),
        },
        buttons(press('Add one', call('supportcontact.add'), { opens: 'form' })),
      ]);
    },

    async add(who, given) {
      const email = addressOf(given);
      const changed = await change(email, true, who.id);
      const name = (await nameOf(app, email)) ?? email;
      if (!changed) return { card: card(`${name} is a support contact already`, 'neutral', []) };
      return {
        card: card(`${name} is a support contact now`, 'good', [
          text('Support logs reach them from now on, and they may handle them.'),
        ]),
        changed: { what: `${email} as a support contact`, from: 'no', to: 'yes' },
      };
    },

    async remove(who, given) {
      await app.contacts.refresh();
      const all = app.contacts.current();
      // Whom the first run took out, no name finds any more.
      const email = (await readNote(app.database.db, request, CHANGED)) ?? (await contactOf(app, given, all));
      const name = (await nameOf(app, email)) ?? email;
      if (all.length === 1 && all.includes(email))
        throw new PatchcordError('conflict', `${name} is the last support contact. Add somebody else first.`);
      if (!(await change(email, false, who.id))) return { card: card(`${name} is no support contact`, 'neutral', []) };
      return {
        card: card(`${name} is no support contact any more`, 'good', [text('What they have taken stays with them.')]),
        changed: { what: `${email} as a support contact`, from: 'yes', to: 'no' },
      };
    },

    async cover(who, { person, cover, until }) {
      mayArrange(app, who, person.email);
      const now = app.clock.now();
      const say = speech(who.locale, who.zone, now);
      const self = person.email === cover.email;
      await app.database.commit(async (tx) => {
        if (self) await removeCover(tx, person.email);
        else
          await saveCover(tx, {
            person: person.email,
            name: person.name,
            cover: cover.email,
            coverName: cover.name,
            untilAt: until,
          });
      });
      const title = self ? `${person.name} is back` : `${cover.name} covers ${person.name}`;
      return {
        card: card(title, 'good', [
          text(
            self
              ? 'New support logs go to them again.'
              : `New support logs and reminders for ${person.name} go to ${cover.name} until ${say.time(until)}.`,
          ),
        ]),
        changed: {
          what: `Cover of ${person.name}`,
          from: person.name,
          to: self ? person.name : `${cover.name} until ${say.time(until)}`,
        },
      };
    },
  };
}

function addressOf(given: string): string {
  const email = given
    .trim()
    .replace(/^<|>$/g, '')
    .replace(/^mailto:/, '')
    .toLowerCase();
  if (!ADDRESS.test(email) || email.length > 254)
    throw new PatchcordError('bad-input', `"${given.slice(0, 60)}" is no valid e-mail address. Nothing was changed.`);
  if (NOBODY.test(email))
    throw new PatchcordError('bad-input', `Nobody reads ${email}. A contact is a person, or a mailbox of people.`);
  return email;
}

/** An address, or the name of one of the contacts. */
async function contactOf(app: App, given: string, all: readonly string[]): Promise<string> {
  const wanted = given.trim().replace(/^@/, '').toLowerCase();
  if (wanted.includes('@') || wanted === '') return addressOf(given);
  const named = await Promise.all(all.map(async (email) => ({ email, name: (await nameOf(app, email)) ?? '' })));
  const fits = named.filter(({ email, name }) =>
    [...name.toLowerCase().split(' '), name.toLowerCase(), email.split('@')[0]].includes(wanted),
  );
  const [one, ...more] = fits;
  if (one && more.length === 0) return one.email;
  throw new PatchcordError(
    'bad-input',
    one
      ? `"${wanted.slice(0, 60)}" can be ${fits.map(({ email }) => email).join(' or ')}. Say the address.`
      : `No support contact is called "${wanted.slice(0, 60)}".`,
  );
}

/** For oneself; administrators for everybody. */
function mayArrange(app: App, who: Principal, email: string): void {
  if (who.phone.email === email || app.people.rolesOf(who.phone).includes('admin')) return;
  throw new PatchcordError('not-allowed', 'You can arrange cover for yourself; administrators can for others.');
}

async function nameOf(app: App, email: string): Promise<string | undefined> {
  const found = await Promise.all(
    app.systems.map(async (one) => (await one.service.directory?.byEmail(email).catch(() => [])) ?? []),
  );
  return found.flat()[0]?.name;
}

function quietOf(wishes: readonly ContactWishes[], email: string): string {
  const hours = wishes.find((one) => one.email === email)?.quiet ?? [];
  return hours.length === 0 ? '' : `Quiet ${hours.map(quietWords).join(' and ')}`;
}
