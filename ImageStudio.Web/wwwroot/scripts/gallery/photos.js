import { getPhotos } from '../shared/api.js';
import { compareKeys } from './order.js';
import { isWanted, withFailure, withRendition } from './photo.js';
import { Refresher } from './refresher.js';
import { Sorted } from './sorted.js';

const firstPart = 60;
const furtherPart = 200;

// The photos that the page has loaded, in order, as far as they are wanted. Listeners hear 'changed' with the photo and
// what it was before (nothing: it is new), 'removed', 'loaded' and 'arrivals'.
export class Photos extends EventTarget {
  #sorted = new Sorted();
  #query = { q: '', state: '' };
  #next;
  #total;
  #generation = 0;
  // What has been told about while the newest photos were read: of these the answer may be out of date.
  #told = new Set();
  #refresher = new Refresher({ onRead: (photo) => this.#place(photo), onGone: (id) => this.#take(id) });
  // Deleted on the page, not yet on the server.
  #hidden = new Map();
  // New ones that wait, so that nothing moves under the eyes of those who look at older ones.
  #arrivals = new Map();
  #isHolding = false;

  get all() {
    return this.#sorted.all;
  }

  get hasMore() {
    return this.#next !== undefined;
  }

  // How many there are in all, where the server knows.
  get total() {
    return this.hasMore ? this.#total : this.all.length;
  }

  get arrivals() {
    return this.#arrivals.size;
  }

  get query() {
    return this.#query;
  }

  find(id) {
    return this.#sorted.get(id) ?? this.#arrivals.get(id);
  }

  indexOf(id) {
    return this.#sorted.indexOf(id);
  }

  // Looks for other photos; what is there now is forgotten.
  async search(query) {
    this.#query = query;
    this.#generation++;
    this.#sorted.clear();
    this.#arrivals.clear();
    this.#next = undefined;
    await this.reload();
  }

  // Reads the newest photos again: what the page missed while it heard nothing.
  async reload() {
    this.#told.clear();
    const generation = this.#generation;
    const { photos, next, total } = await getPhotos({ limit: firstPart, ...this.#query });
    if (generation !== this.#generation) return;
    const last = photos.at(-1);
    // What is older than this part stays as it is.
    const isCovered = (photo) => !next || (last && compareKeys(photo.key, last.key) <= 0);
    const ids = new Set(photos.map((photo) => photo.id));
    for (const photo of this.all.filter((each) => isCovered(each) && !ids.has(each.id) && !this.#told.has(each.id))) this.#take(photo.id);
    for (const photo of photos.filter((each) => !this.#told.has(each.id))) this.#insert(photo);
    if (this.all.every(isCovered)) this.#next = next ?? undefined;
    this.#total = total;
    this.#tell('loaded');
    for (const id of this.#told) this.#refresher.refresh(id);
  }

  async loadMore() {
    const generation = this.#generation;
    const { photos, next } = await getPhotos({ after: this.#next, limit: furtherPart, ...this.#query });
    if (generation !== this.#generation) return;
    this.#next = next ?? undefined;
    for (const photo of photos) this.#insert(photo);
    this.#tell('loaded');
  }

  // An upload is there. What is known about the very same one already is more than this.
  receive(photo) {
    this.#told.add(photo.id);
    if (this.find(photo.id)?.etag !== photo.etag) this.#place(photo);
  }

  addRendition(id, etag, rendition) {
    this.#change(id, etag, (photo) => withRendition(photo, rendition));
  }

  addFailure(id, etag, failure) {
    this.#change(id, etag, (photo) => withFailure(photo, failure));
  }

  // Something that is shown with the photo has changed.
  touch(id) {
    const photo = this.#sorted.get(id);
    if (!photo) return;
    this.#sorted.put({ ...photo });
    this.#tell('changed', { photo, before: photo });
  }

  remove(id) {
    this.#told.add(id);
    this.#hidden.delete(id);
    this.#take(id);
  }

  hide(ids) {
    for (const id of ids) {
      const photo = this.find(id);
      if (!photo) continue;
      this.#hidden.set(id, photo);
      this.#take(id);
    }
  }

  restore(ids) {
    for (const id of ids) {
      const photo = this.#hidden.get(id);
      this.#hidden.delete(id);
      if (photo) this.#place(photo);
    }
  }

  // Whether new photos wait instead of pushing the others aside.
  hold(isHolding) {
    this.#isHolding = isHolding;
    if (isHolding || this.#arrivals.size === 0) return;
    const arrived = [...this.#arrivals.values()];
    this.#arrivals.clear();
    for (const photo of arrived) this.#insert(photo);
    this.#tell('arrivals');
  }

  #change(id, etag, changed) {
    this.#told.add(id);
    const photo = this.find(id) ?? this.#hidden.get(id);
    // Messages may come in any order, this one before that of the upload itself.
    if (photo?.etag === etag) this.#insert(changed(photo));
    else this.#refresher.refresh(id);
  }

  // What belongs after the last one loaded comes with the next part.
  #place(photo) {
    const last = this.all.at(-1);
    if (!this.hasMore || !last || compareKeys(photo.key, last.key) <= 0) this.#insert(photo);
  }

  #insert(photo) {
    if (this.#hidden.has(photo.id)) return void this.#hidden.set(photo.id, photo);
    if (!isWanted(photo, this.#query)) return this.#take(photo.id);
    const before = this.#sorted.get(photo.id);
    if (before && JSON.stringify(before) === JSON.stringify(photo)) return undefined;
    if (!before && this.#isHolding && compareKeys(photo.key, this.all[0]?.key ?? '') < 0) {
      this.#arrivals.set(photo.id, photo);
      return this.#tell('arrivals');
    }

    this.#sorted.put(photo);
    if (!before && this.#total !== undefined) this.#total = Math.max(this.#total, this.all.length);
    return this.#tell('changed', { photo, before });
  }

  #take(id) {
    this.#arrivals.delete(id);
    const photo = this.#sorted.take(id);
    if (photo) this.#tell('removed', { photo });
  }

  #tell(type, more) {
    this.dispatchEvent(Object.assign(new Event(type), more));
  }
}
