import { announce } from '../shared/announce.js';
import { byId } from '../shared/dom.js';
import { texts } from '../texts.js';
import { makeTile } from './tile.js';

const tiles = byId('tiles');
const empty = byId('empty');
const problem = byId('problem');
const more = byId('more');

// The grid of photos.
export class Gallery {
  #photos;
  #open;
  #shown = new Map();
  #isLoaded = false;

  constructor(photos, open) {
    this.#photos = photos;
    this.#open = open;
    photos.addEventListener('added', ({ photo }) => this.#add(photo));
    photos.addEventListener('changed', ({ photo }) => this.#change(photo));
    photos.addEventListener('removed', ({ photo }) => this.#remove(photo));
    photos.addEventListener('loaded', () => this.#showEnds());
    byId('problem-retry').addEventListener('click', () => this.load());
    more.addEventListener('click', () => this.#loadMore());
    new IntersectionObserver(([entry]) => entry.isIntersecting && this.#loadMore(), { rootMargin: '800px' }).observe(more);
  }

  // Reads the newest photos, or says why that is not possible.
  async load() {
    await this.#try(() => this.#photos.reload());
  }

  focus(id) {
    this.#shown.get(id)?.button.focus();
  }

  async #loadMore() {
    if (more.disabled || more.hidden) return;
    more.disabled = true;
    await this.#try(() => this.#photos.loadMore());
    more.disabled = false;
  }

  async #try(action) {
    try {
      await action();
      this.#isLoaded = true;
      problem.hidden = true;
    } catch (error) {
      byId('problem-title').textContent = texts.galleryFailed;
      byId('problem-detail').textContent = error.message;
      problem.hidden = false;
    }

    this.#showEnds();
  }

  #add(photo) {
    const tile = makeTile(photo, this.#open);
    this.#shown.set(photo.id, tile);
    const following = this.#photos.all[this.#photos.all.indexOf(photo) + 1];
    tiles.insertBefore(tile.root, following ? this.#shown.get(following.id)?.root ?? null : null);
    this.#showEnds();
  }

  #change(photo) {
    const tile = this.#shown.get(photo.id);
    const before = tile.root.dataset.state;
    tile.show(photo);
    if (before === photo.state) return;
    if (photo.state === 'ready') announce(texts.announceReady(photo.name));
    if (photo.state === 'failed') announce(texts.announceFailed(photo.name, photo.failures[0].reason));
  }

  #remove(photo) {
    this.#shown.get(photo.id)?.root.remove();
    this.#shown.delete(photo.id);
    this.#showEnds();
  }

  #showEnds() {
    tiles.setAttribute('aria-busy', String(!this.#isLoaded && problem.hidden));
    empty.hidden = !this.#isLoaded || this.#photos.all.length > 0;
    more.hidden = !this.#photos.hasMore;
  }
}
