import { byId, h } from './dom.js';

const shownFor = 6000;

// Says in a corner how something ended.
export function note(text, failed = false) {
  const made = h('p', { class: failed ? 'note failed' : 'note' }, text);
  byId('notes').append(made);
  setTimeout(() => made.remove(), shownFor);
}

// Asks before something is done that cannot be undone; true for yes.
export function confirmed(text, yes) {
  const dialog = byId('confirm');
  byId('confirm-text').textContent = text;
  byId('confirm-yes').textContent = yes;
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true }));
}
