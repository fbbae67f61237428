import { discardLetter, redriveLetter, redriveQueue } from '../shared/api.js';
import { element, icon } from '../shared/dom.js';
import { moment } from '../shared/format.js';
import { texts } from '../texts.js';

// The dead letters of one worker.
export function queueSection({ queue, count, messages }, panel) {
  const title = texts.workers[queue] ?? queue;
  const unseen = count - messages.length;
  const back = element(
    'button',
    { type: 'button', class: 'button quiet', 'aria-label': texts.sendQueueBackLabel(title), onclick: () => panel.run(() => redriveQueue(queue), texts.sentBack) },
    icon('retry'), texts.sendQueueBack);
  const section = element(
    'section',
    { class: 'queue', 'aria-label': title },
    element('header', { class: 'queue-head' }, element('h3', {}, title, element('span', { class: 'queue-count' }, String(Math.max(count, messages.length)))), back),
    element('ul', { class: 'letters' }, ...messages.map((letter) => letterItem(queue, letter, panel))),
    unseen > 0 && element('p', { class: 'letter-facts' }, texts.unseenLetters(unseen)),
  );
  return section;
}

function letterItem(queue, letter, panel) {
  const { id, name, reason, sent, receives, photoUrl, traceId } = letter;
  const title = name ?? texts.unknownMessage;
  return element(
    'li',
    { class: 'letter' },
    element('div', { class: 'letter-text' },
      element('p', { class: 'letter-name' }, photoUrl
        ? element('button', { type: 'button', class: 'link', onclick: () => panel.openPhoto(photoUrl) }, title)
        : title),
      element('p', { class: 'letter-reason' }, reason),
      element('p', { class: 'letter-facts' }, [texts.letterSent(moment(sent)), texts.letterReceives(receives), traceId && texts.trace(traceId)].filter(Boolean).join(' · '))),
    element('div', { class: 'letter-actions' },
      element('button', { type: 'button', class: 'button', 'aria-label': texts.sendBackLabel(title), onclick: () => panel.run(() => redriveLetter(queue, id), texts.sentBack) }, texts.sendBack),
      discardButton(title, () => panel.run(() => discardLetter(queue, id), texts.discarded))),
  );
}

// What cannot be undone is asked twice, in the same place; whoever goes elsewhere has thought better of it.
function discardButton(title, discard) {
  const button = element('button', { type: 'button', class: 'button danger', 'aria-label': texts.discardLabel(title) }, texts.discard);
  let isAsking = false;
  const ask = (value) => {
    isAsking = value;
    button.textContent = value ? texts.discardSure : texts.discard;
    button.setAttribute('aria-label', value ? texts.discardSureLabel(title) : texts.discardLabel(title));
    button.classList.toggle('is-sure', value);
  };
  button.addEventListener('click', () => (isAsking ? discard() : ask(true)));
  button.addEventListener('blur', () => ask(false));
  return button;
}
