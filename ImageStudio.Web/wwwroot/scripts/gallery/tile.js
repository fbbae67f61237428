import { element } from '../shared/dom.js';
import { texts } from '../texts.js';

// One photo in the gallery: a box of fixed proportions, so that nothing moves when the picture comes.
export function makeTile(photo, onOpen) {
  const picture = element('img', { class: 'tile-picture', alt: '', loading: 'lazy', decoding: 'async', draggable: false, hidden: true });
  const reason = element('span', { class: 'tile-reason' });
  const name = element('span', { class: 'tile-name' });
  const button = element(
    'button',
    { type: 'button', class: 'tile-button', onclick: () => onOpen(photo.id) },
    element('span', { class: 'tile-box' }, picture, element('span', { class: 'tile-wait', 'aria-hidden': 'true' }), reason),
    name,
  );
  const root = element('li', { class: 'tile' }, button);
  root.dataset.id = photo.id;

  picture.addEventListener('load', () => root.classList.add('has-picture'));
  // Deleted or replaced between the listing and now; what comes next tells.
  picture.addEventListener('error', () => root.classList.remove('has-picture'));

  const show = (now) => {
    root.dataset.state = now.state;
    name.textContent = now.name;
    button.title = now.name;
    button.setAttribute('aria-label', texts.openPhoto(now.name, texts.states[now.state]));
    reason.textContent = now.state === 'failed' ? now.failures[0].reason : '';
    const thumbnail = now.renditions.find((rendition) => rendition.name === 'thumbnail');
    picture.hidden = !thumbnail;
    if (thumbnail && picture.getAttribute('src') !== thumbnail.url) picture.src = thumbnail.url;
  };
  show(photo);
  return { root, button, show };
}
