import { element, iconButton } from '../shared/dom.js';
import { pixels } from '../shared/format.js';
import { texts } from '../texts.js';

const far = 60;

// The picture, large; beside the original where somebody compares.
export class Stage {
  #panes = element('div', { class: 'viewer-panes' });
  #previous;
  #next;

  constructor(go) {
    this.#previous = iconButton('left', texts.previous, () => go(-1), { class: 'icon-button viewer-previous' });
    this.#next = iconButton('right', texts.next, () => go(1), { class: 'icon-button viewer-next' });
    this.root = element('div', { class: 'viewer-stage' }, this.#panes, this.#previous, this.#next);
    swipes(this.root, go);
  }

  show(pictures, { hasPrevious, hasNext, none }) {
    this.#previous.disabled = !hasPrevious;
    this.#next.disabled = !hasNext;
    const urls = pictures.map((picture) => picture.url).join('\n');
    if (this.#panes.dataset.urls === urls && pictures.length > 0) return;
    this.#panes.dataset.urls = urls;
    this.#panes.replaceChildren(...(pictures.length > 0 ? pictures.map(pane) : [element('p', { class: 'viewer-none' }, none)]));
  }
}

function pane({ url, alt, label, onSize }) {
  const picture = element('img', { class: 'viewer-picture', alt, draggable: false });
  picture.addEventListener('load', () => onSize?.(pixels(picture.naturalWidth, picture.naturalHeight)));
  picture.addEventListener('error', () => picture.replaceWith(element('p', { class: 'viewer-none' }, texts.notShown)));
  picture.src = url;
  return element('figure', { class: 'viewer-pane' }, picture, label && element('figcaption', { class: 'viewer-label' }, label));
}

// A finger that goes far sideways turns the page.
function swipes(root, go) {
  let start;
  root.addEventListener('pointerdown', (event) => { start = event.isPrimary && event.pointerType === 'touch' ? event : undefined; });
  root.addEventListener('pointercancel', () => { start = undefined; });
  root.addEventListener('pointerup', (event) => {
    if (!start) return;
    const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY];
    start = undefined;
    if (Math.abs(x) > far && Math.abs(x) > 2 * Math.abs(y)) go(x > 0 ? -1 : 1);
  });
}
