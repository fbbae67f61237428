import { announce } from './announce.js';
import { byId, element, iconButton } from './dom.js';
import { moveMessages } from './host.js';
import { texts } from '../texts.js';

const place = byId('toasts');

// Says something for a while, with something to do about it. The time stands still while somebody is at it.
export function toast(words, { action, onAction, onEnd, patience = 8000, isProblem = false } = {}) {
  const bar = element('span', { class: 'toast-time' });
  const root = element(
    'li',
    { class: isProblem ? 'toast is-problem' : 'toast' },
    element('p', {}, words),
    action && element('button', { type: 'button', class: 'button quiet', onclick: () => onAction() }, action),
    iconButton('close', texts.dismiss, () => end()),
    action && bar,
  );
  let [left, since, timer] = [patience, 0, 0];
  const close = () => {
    clearTimeout(timer);
    root.remove();
  };
  const end = () => {
    close();
    onEnd?.();
  };
  const run = () => {
    clearTimeout(timer);
    since = performance.now();
    timer = setTimeout(end, left);
    root.classList.remove('is-waiting');
  };
  const wait = () => {
    clearTimeout(timer);
    if (!root.classList.contains('is-waiting')) left -= performance.now() - since;
    root.classList.add('is-waiting');
  };
  root.addEventListener('pointerenter', wait);
  root.addEventListener('pointerleave', () => root.matches(':focus-within') || run());
  root.addEventListener('focusin', wait);
  root.addEventListener('focusout', () => root.matches(':hover') || run());
  bar.style.animationDuration = `${patience}ms`;
  moveMessages();
  place.append(root);
  announce(action ? `${words} ${texts.canUndo(action)}` : words);
  run();
  return { close };
}
