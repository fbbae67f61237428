import { texts } from '../texts.js';

// The page's own words come from where all the others are.
export function fillWords(root = document) {
  for (const each of root.querySelectorAll('[data-text]')) each.textContent = texts[each.dataset.text];
  for (const each of root.querySelectorAll('[data-label]')) {
    each.setAttribute('aria-label', texts[each.dataset.label]);
    if (each.tagName === 'BUTTON') each.title = texts[each.dataset.label];
  }

  for (const each of root.querySelectorAll('[data-hint]')) each.placeholder = texts[each.dataset.hint];
}
