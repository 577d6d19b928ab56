import type { PageButton } from '../../cards/model.ts';

/** Opens the player. The address is made for whoever sees the card, and works for half an hour. */
export function listenButton(id: string, says: string): PageButton {
  return { kind: 'page', label: 'Listen', says, page: 'recording', about: { recording: id } };
}
