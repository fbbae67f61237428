// Which photos are chosen. A click beside the shift key chooses all from the one before.
export class Selection extends EventTarget {
  #photos;
  #ids = new Set();
  #anchor;

  constructor(photos) {
    super();
    this.#photos = photos;
    photos.addEventListener('removed', ({ photo }) => this.#ids.delete(photo.id) && this.#tell());
  }

  get ids() {
    return [...this.#ids];
  }

  get size() {
    return this.#ids.size;
  }

  has(id) {
    return this.#ids.has(id);
  }

  toggle(id) {
    if (!this.#ids.delete(id)) this.#ids.add(id);
    this.#anchor = id;
    this.#tell();
  }

  extendTo(id) {
    const [from, to] = [this.#photos.indexOf(this.#anchor ?? id), this.#photos.indexOf(id)].sort((a, b) => a - b);
    for (const photo of this.#photos.all.slice(Math.max(0, from), to + 1)) this.#ids.add(photo.id);
    this.#tell();
  }

  // Where a range will begin.
  startAt(id) {
    this.#anchor = id;
  }

  all() {
    this.#ids = new Set(this.#photos.all.map((photo) => photo.id));
    this.#tell();
  }

  clear() {
    this.#anchor = undefined;
    if (this.#ids.size === 0) return;
    this.#ids.clear();
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new Event('changed'));
  }
}
