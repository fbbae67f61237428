import { announce } from '../shared/announce.js';
import { byId } from '../shared/dom.js';
import { count } from '../shared/format.js';
import { texts } from '../texts.js';

const list = byId('tiles');
const problem = byId('problem');
const empty = byId('empty');
const nothing = byId('nothing');
const arrivals = byId('arrivals');

// Gets photos into the gallery, and says what is there: how many, none, or why not.
export class Loading {
  #photos;
  #isLoaded = false;
  #isBusy = false;
  #isFirst = true;
  #again;

  constructor(photos) {
    this.#photos = photos;
    for (const type of ['changed', 'removed', 'loaded']) photos.addEventListener(type, () => this.#show());
    photos.addEventListener('arrivals', () => this.#showArrivals());
    byId('problem-retry').addEventListener('click', () => this.#try(this.#again));
    arrivals.addEventListener('click', () => scrollTo({ top: 0, behavior: 'smooth' }));
  }

  // Reads the newest photos, or says why that is not possible.
  reload() {
    return this.#try(() => this.#photos.reload());
  }

  async search(query) {
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    this.#isLoaded = false;
    scrollTo(0, 0);
    await this.#try(() => this.#photos.search(query));
    if (!isFirst) announce(texts.found(this.#countText()));
  }

  // After a failure only on request: nobody wants to be asked for ever.
  async more() {
    if (this.#isBusy || !problem.hidden) return;
    this.#isBusy = true;
    await this.#try(() => this.#photos.loadMore());
    this.#isBusy = false;
  }

  async #try(action) {
    try {
      await action();
      this.#isLoaded = true;
      problem.hidden = true;
    } catch (error) {
      this.#again = action;
      byId('problem-detail').textContent = error.message;
      problem.hidden = false;
    }

    this.#show();
  }

  #show() {
    const { all, hasMore, query } = this.#photos;
    const isSearch = Boolean(query.q || query.state);
    const isNone = this.#isLoaded && all.length === 0 && !hasMore;
    list.setAttribute('aria-busy', String(!this.#isLoaded && problem.hidden));
    list.hidden = isNone;
    empty.hidden = !isNone || isSearch;
    nothing.hidden = !isNone || !isSearch;
    byId('find').hidden = isNone && !isSearch;
    byId('count').textContent = all.length > 0 ? this.#countText() : '';
    problem.classList.toggle('is-below', all.length > 0);
    // A part may hold none of those that are looked for.
    if (this.#isLoaded && hasMore && all.length === 0) this.more();
  }

  #countText() {
    const { total, all } = this.#photos;
    return total === undefined ? texts.photosAtLeast(count(all.length)) : texts.photoCount(total, count(total));
  }

  #showArrivals() {
    arrivals.hidden = this.#photos.arrivals === 0;
    arrivals.textContent = texts.arrivals(this.#photos.arrivals);
  }
}
