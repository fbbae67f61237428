import { element, icon } from '../shared/dom.js';
import { texts } from '../texts.js';
import { renditionOf } from './photo.js';
import { dropPreview, previewOf } from './previews.js';

// One photo in the gallery: a box of fixed proportions, so that nothing moves when the picture comes.
export class Tile {
  #picture = element('img', { class: 'tile-picture', alt: '', decoding: 'async', draggable: false, hidden: true });
  #reason = element('span', { class: 'tile-reason' });
  #name = element('span', { class: 'tile-name' });
  #state = element('span', { class: 'hidden-text' });
  #photo;

  constructor(id) {
    this.root = element(
      'li',
      { class: 'tile', role: 'option', tabindex: -1 },
      element('span', { class: 'tile-box' }, this.#picture, element('span', { class: 'tile-wait' }), this.#reason, element('span', { class: 'tile-check' }, icon('check'))),
      this.#name,
      this.#state,
    );
    this.root.dataset.id = id;
    this.#picture.addEventListener('load', () => {
      this.root.classList.add('has-picture');
      if (!this.#picture.src.startsWith('blob:')) dropPreview(this.#photo.id);
    });
    // Deleted or replaced between the listing and now, or of a kind that this browser cannot show; what comes next tells.
    this.#picture.addEventListener('error', () => this.root.classList.remove('has-picture'));
  }

  show(photo, { index, count, isSelected }) {
    this.root.setAttribute('aria-posinset', index + 1);
    this.root.setAttribute('aria-setsize', count ?? -1);
    this.root.setAttribute('aria-selected', String(isSelected));
    if (this.#photo === photo) return;
    this.#photo = photo;
    const { name, state } = photo;
    this.root.dataset.state = state;
    this.root.title = name;
    this.#state.textContent = `, ${texts.states[state]}`;
    this.#name.textContent = name;
    this.#reason.textContent = state === 'failed' ? photo.failures[0].reason : '';
    this.#showPicture();
  }

  #showPicture() {
    const [thumbnail, mobile] = ['thumbnail', 'mobile'].map((name) => renditionOf(this.#photo, name)?.url);
    const source = thumbnail ?? previewOf(this.#photo.id);
    this.#picture.hidden = !source;
    // A screen with more pixels gets more of them.
    const sources = thumbnail && mobile && devicePixelRatio > 1 ? `${thumbnail} 1x, ${mobile} 2x` : '';
    if ((this.#picture.getAttribute('srcset') ?? '') !== sources) this.#picture.srcset = sources;
    if (source && this.#picture.getAttribute('src') !== source) this.#picture.src = source;
  }
}
