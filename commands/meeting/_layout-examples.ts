import type { Examples } from '../../src/core/command.ts';

/** How people say `meeting.layout`. */
export const LAYOUT: Examples = {
  en: [
    'change the video layout',
    'set the layout to {layout}',
    'layout {layout}',
    'switch the layout to {layout}',
    'show {layout}',
    'show {layout} in the meeting',
    'use the {layout} layout',
    '{layout} layout',
    'change the layout to {layout}',
    'arrange the video tiles',
  ],
  de: [
    'ändere das Videolayout',
    'stell das Layout auf {layout}',
    'Layout {layout}',
    'zeig {layout}',
    'ändere das Layout auf {layout}',
    '{layout} Layout',
    'Layout auf {layout} stellen',
  ],
  fr: [
    'change la disposition vidéo',
    'mets la disposition {layout}',
    'disposition {layout}',
    'affiche {layout}',
    'passe la disposition en {layout}',
    'change la disposition en {layout}',
  ],
  es: [
    'cambia el diseño del vídeo',
    'pon el diseño {layout}',
    'diseño {layout}',
    'muestra {layout}',
    'cambia el diseño a {layout}',
    'usa el diseño {layout}',
  ],
};
