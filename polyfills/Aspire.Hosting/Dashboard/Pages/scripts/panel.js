import { byId, h, icon, iconButton } from './dom.js';

const panel = byId('panel');
let onClosed;

// Opens the details beside the page, in place of those that were there.
export function openPanel({ title, subtitle, sections, onclose }) {
  const scroll = panel.querySelector('.panel-body')?.scrollTop ?? 0;
  const isSame = panel.dataset.title === title && !panel.hidden;
  onClosed = onclose;
  panel.dataset.title = title;
  const body = h('div', { class: 'panel-body' }, sections);
  panel.replaceChildren(h('header', {}, h('div', {}, h('h2', {}, title), subtitle), iconButton('close', 'Close the details', closePanel)), body);
  panel.hidden = false;
  if (isSame) body.scrollTop = scroll;
}

export function closePanel() {
  if (panel.hidden) return;
  panel.hidden = true;
  panel.replaceChildren();
  onClosed?.();
  onClosed = undefined;
}

// Closes it without a word to the page that opened it: that page is gone.
export function dropPanel() {
  onClosed = undefined;
  closePanel();
}

export const isPanelOpen = () => !panel.hidden;

export function section(title, ...content) {
  return h('section', {}, h('h3', {}, title), content);
}

export function definitions(pairs) {
  return h('dl', { class: 'facts' }, pairs.flatMap(([name, value]) => [h('dt', {}, breakable(name)), h('dd', {}, value)]));
}

// Long names break behind their dots and underscores.
function breakable(name) {
  return name.split(/(?<=[._:/-])/).flatMap((part, i) => (i === 0 ? [part] : [h('wbr'), part]));
}

// Names and values; nothing at all where there are none.
export function facts(title, pairs) {
  const shown = pairs.filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false);
  if (shown.length === 0) return undefined;
  return section(title, definitions(shown));
}

// A value that stays covered until somebody wants to see it.
export function masked(name, value) {
  const button = h('button', { type: 'button', class: 'masked', title: `Show ${name}`, onclick: () => button.replaceWith(value === '' ? '""' : value) }, '••••••••', icon('eye'));
  return button;
}

addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !document.querySelector('dialog[open]')) closePanel();
});
