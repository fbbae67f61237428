import { getPhoto, getPhotos } from '../shared/api.js';
import { compareKeys } from './order.js';

const perPage = 60;
const renditionNames = ['thumbnail', 'web', 'mobile'];

// The photos that the page has loaded, in order. Listeners hear 'added', 'changed' and 'removed', with the photo, and 'loaded'.
export class Photos extends EventTarget {
  #all = [];
  #next = undefined;
  // What has been told about while the newest photos were read: of these the answer may be out of date.
  #told = new Set();
  #refreshing = new Map();

  get all() {
    return this.#all;
  }

  get hasMore() {
    return this.#next !== undefined;
  }

  find(id) {
    return this.#all.find((photo) => photo.id === id);
  }

  // Reads the newest photos again: what the page missed while it heard nothing.
  async reload() {
    this.#told.clear();
    const { photos, next } = await getPhotos({ limit: perPage });
    const last = photos.at(-1);
    // What is older than this part stays as it is.
    const isCovered = (photo) => !next || !last || compareKeys(photo.key, last.key) <= 0;
    const ids = new Set(photos.map((photo) => photo.id));
    const isGone = (photo) => isCovered(photo) && !ids.has(photo.id) && !this.#told.has(photo.id);
    for (const photo of this.#all.filter(isGone)) this.#take(photo.id);
    for (const photo of photos.filter((each) => !this.#told.has(each.id))) this.#insert(photo);
    if (this.#all.every(isCovered)) this.#next = next ?? undefined;
    this.#tell('loaded');
    for (const id of this.#told) this.#refresh(id);
  }

  async loadMore() {
    const { photos, next } = await getPhotos({ after: this.#next, limit: perPage });
    for (const photo of photos) this.#insert(photo);
    this.#next = next ?? undefined;
    this.#tell('loaded');
  }

  // An upload is there. What is known about the very same one already is more than this.
  receive(photo) {
    this.#told.add(photo.id);
    if (this.find(photo.id)?.etag !== photo.etag) this.#place(photo);
  }

  addRendition(id, etag, rendition) {
    this.#change(id, etag, (photo) => ({
      renditions: [...photo.renditions.filter((each) => each.name !== rendition.name), rendition],
      failures: photo.failures.filter((each) => each.rendition !== rendition.name),
    }));
  }

  addFailure(id, etag, failure) {
    this.#change(id, etag, (photo) => ({
      failures: [...photo.failures.filter((each) => each.rendition !== failure.rendition), failure],
    }));
  }

  remove(id) {
    this.#told.add(id);
    this.#take(id);
  }

  #change(id, etag, changeOf) {
    this.#told.add(id);
    const photo = this.find(id);
    // Messages may come in any order, this one before that of the upload itself.
    if (photo?.etag !== etag) return this.#refresh(id);
    const changed = { ...photo, ...changeOf(photo) };
    this.#insert({ ...changed, state: stateOf(changed) });
  }

  // Asks for one photo; when it is told about meanwhile, once more.
  async #refresh(id) {
    if (this.#refreshing.has(id)) {
      this.#refreshing.set(id, true);
      return;
    }

    do {
      this.#refreshing.set(id, false);
      try {
        this.#place(await getPhoto(id));
      } catch (problem) {
        if (problem.status === 404) this.#take(id);
      }
    } while (this.#refreshing.get(id));
    this.#refreshing.delete(id);
  }

  // What belongs after the last one loaded comes with the next part.
  #place(photo) {
    const last = this.#all.at(-1);
    if (!this.hasMore || !last || compareKeys(photo.key, last.key) <= 0) this.#insert(photo);
  }

  #take(id) {
    const at = this.#all.findIndex((photo) => photo.id === id);
    if (at >= 0) this.#tell('removed', this.#all.splice(at, 1)[0]);
  }

  #insert(photo) {
    const at = this.#all.findIndex((each) => compareKeys(each.key, photo.key) >= 0);
    const isKnown = at >= 0 && this.#all[at].id === photo.id;
    if (isKnown && JSON.stringify(this.#all[at]) === JSON.stringify(photo)) return;
    this.#all.splice(at < 0 ? this.#all.length : at, isKnown ? 1 : 0, photo);
    this.#tell(isKnown ? 'changed' : 'added', photo);
  }

  #tell(type, photo) {
    this.dispatchEvent(Object.assign(new Event(type), { photo }));
  }
}

function stateOf({ renditions, failures }) {
  if (failures.length > 0) return 'failed';
  if (renditions.length >= renditionNames.length) return 'ready';
  return renditions.length > 0 ? 'processing' : 'received';
}
