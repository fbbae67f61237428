import { compareKeys } from './order.js';

// Photos in the gallery's order, found by id and by place without walking through all of them.
export class Sorted {
  #all = [];
  #byId = new Map();

  get all() {
    return this.#all;
  }

  get(id) {
    return this.#byId.get(id);
  }

  // Where the key is, or would be.
  placeOf(key) {
    let [low, high] = [0, this.#all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareKeys(this.#all[middle].key, key) < 0) low = middle + 1;
      else high = middle;
    }

    return low;
  }

  indexOf(id) {
    const photo = this.#byId.get(id);
    return photo ? this.placeOf(photo.key) : -1;
  }

  put(photo) {
    const at = this.placeOf(photo.key);
    this.#all.splice(at, this.#byId.has(photo.id) ? 1 : 0, photo);
    this.#byId.set(photo.id, photo);
  }

  take(id) {
    const photo = this.#byId.get(id);
    if (!photo) return undefined;
    this.#all.splice(this.placeOf(photo.key), 1);
    this.#byId.delete(id);
    return photo;
  }

  clear() {
    this.#all = [];
    this.#byId.clear();
  }
}
