import { buttons, call, card, press, text } from './build.ts';
import type { Card } from './model.ts';

type Words = Record<'title' | 'what' | 'how' | 'shared' | 'presence' | 'queues' | 'all' | 'connect', string>;

/** The first card that somebody sees, so it speaks their language; the commands' own words stay English. */
const WORDS: Record<'en' | 'de' | 'fr' | 'es', Words> = {
  en: {
    title: 'Your phone system is here',
    what: 'I set your phone state, your queues and your meetings, find people, and get you a new password.',
    how: 'Write a sentence: "dnd till 3", "break for 15 minutes", "find Dana". Nobody else sees the answers.',
    shared: 'Mention me with a sentence: "@Patchcord who is on Support". What concerns you alone I answer in private.',
    presence: 'My phone state',
    queues: 'My queues',
    all: 'What I can do',
    connect: 'Connect my phone account',
  },
  de: {
    title: 'Ihre Telefonanlage ist jetzt hier',
    what: 'Ich setze Ihren Telefonstatus, Ihre Warteschlangen und Besprechungen, finde Personen und besorge Ihnen ein neues Passwort.',
    how: 'Schreiben Sie einen Satz: „nicht stören bis 15 Uhr“, „15 Minuten Pause“, „finde Dana“. Die Antworten sieht niemand sonst.',
    shared:
      'Erwähnen Sie mich mit einem Satz: „@Patchcord wer ist in Support“. Was nur Sie angeht, beantworte ich privat.',
    presence: 'Mein Telefonstatus',
    queues: 'Meine Warteschlangen',
    all: 'Was ich kann',
    connect: 'Telefonkonto verbinden',
  },
  fr: {
    title: 'Votre téléphonie est ici',
    what: 'Je règle votre présence, vos files d’attente et vos réunions, je trouve des personnes et vous fournis un nouveau mot de passe.',
    how: 'Écrivez une phrase : « ne pas déranger jusqu’à 15h », « pause de 15 minutes », « trouve Dana ». Vous seul voyez les réponses.',
    shared:
      'Mentionnez-moi avec une phrase : « @Patchcord qui est sur Support ». Ce qui ne concerne que vous, j’y réponds en privé.',
    presence: 'Ma présence',
    queues: 'Mes files d’attente',
    all: 'Ce que je sais faire',
    connect: 'Connecter mon compte',
  },
  es: {
    title: 'Su centralita ya está aquí',
    what: 'Cambio su presencia, sus colas y sus reuniones, encuentro personas y le consigo una contraseña nueva.',
    how: 'Escriba una frase: «no molestar hasta las 15:00», «pausa de 15 minutos», «busca a Dana». Nadie más ve las respuestas.',
    shared:
      'Mencióneme con una frase: «@Patchcord quién está en Support». Lo que solo le concierne a usted lo respondo en privado.',
    presence: 'Mi presencia',
    queues: 'Mis colas',
    all: 'Lo que sé hacer',
    connect: 'Conectar mi cuenta',
  },
};

/**
 * How to begin, once where the app was added. In a shared place it is for everybody there.
 * @param connect the person has not connected their phone account yet
 */
export function welcomeCard(language: keyof typeof WORDS, place: { shared: boolean; connect: boolean }): Card {
  const words = WORDS[language];
  const first = place.connect
    ? press(words.connect, call('account.connect'), { style: 'primary' })
    : press(words.presence, call('presence.show'), { style: 'primary' });
  return card(words.title, 'neutral', [
    text(words.what),
    text(place.shared ? words.shared : words.how),
    buttons(first, press(words.queues, call('queue.show')), press(words.all, call('help'))),
  ]);
}
