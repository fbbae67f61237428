import { byId } from '../shared/dom.js';
import { Grid } from './grid.js';
import { Tile } from './tile.js';

const list = byId('tiles');
const deep = 240;

// The grid of photos, of which only what is near the window is in the page.
export class Gallery {
  #photos;
  #selection;
  #grid = new Grid(list);
  #tiles = new Map();
  #active;
  #onNear;
  #isDue = false;

  constructor(photos, selection, onNear) {
    this.#photos = photos;
    this.#selection = selection;
    this.#onNear = onNear;
    for (const type of ['changed', 'removed', 'loaded']) photos.addEventListener(type, () => this.#later());
    selection.addEventListener('changed', () => this.#later());
    addEventListener('scroll', () => {
      photos.hold(scrollY > deep);
      this.#later();
    }, { passive: true });
    new ResizeObserver(() => this.#grid.measure() && this.draw()).observe(list);
    list.addEventListener('focusin', (event) => this.#activate(event.target.closest('.tile')?.dataset.id));
  }

  get columns() {
    return this.#grid.columns;
  }

  get rowsInView() {
    return this.#grid.rowsInView;
  }

  // Puts the keyboard's focus onto a photo, or the nearest one that is there.
  focus(index) {
    const photo = this.#photos.all[Math.max(0, Math.min(index, this.#photos.all.length - 1))];
    if (!photo) return list.parentElement.focus();
    this.#activate(photo.id);
    this.#grid.reveal(this.#photos.indexOf(photo.id));
    this.draw();
    return this.#tiles.get(photo.id).root.focus({ preventScroll: true });
  }

  draw() {
    const { all, hasMore } = this.#photos;
    this.#grid.measure();
    this.#grid.stretch(all.length + (hasMore ? 2 * this.#grid.columns : 0));
    const [from, to] = this.#grid.range(all.length);
    this.#show(from, to);
    if (hasMore && to >= all.length - this.#grid.columns) this.#onNear();
  }

  #show(from, to) {
    const { all } = this.#photos;
    const wanted = new Set(all.slice(from, to).map((photo) => photo.id));
    // The one with the focus stays, wherever it is scrolled to.
    const focused = document.activeElement?.closest('.tile')?.dataset.id;
    const kept = this.#photos.indexOf(focused);
    if (kept >= 0) wanted.add(focused);
    for (const [id, tile] of this.#tiles) if (!wanted.has(id)) this.#remove(id, tile, focused);
    for (let index = from; index < to; index++) this.#showOne(all[index], index);
    if (kept >= 0 && (kept < from || kept >= to)) this.#showOne(all[kept], kept);
    this.#rove(from, to);
  }

  #showOne(photo, index) {
    let tile = this.#tiles.get(photo.id);
    if (!tile) {
      tile = new Tile(photo.id);
      this.#tiles.set(photo.id, tile);
      list.append(tile.root);
    }

    tile.show(photo, { index, count: this.#photos.total, isSelected: this.#selection.has(photo.id) });
    this.#grid.place(tile.root, index);
  }

  // One that is gone hands the focus to the one in its place.
  #remove(id, tile, focused) {
    const place = Number(tile.root.getAttribute('aria-posinset')) - 1;
    this.#tiles.delete(id);
    tile.root.remove();
    if (id === focused) setTimeout(() => this.focus(place));
  }

  // Tab leads to one tile, from which arrows lead on.
  #rove(from, to) {
    const { all } = this.#photos;
    const at = this.#photos.indexOf(this.#active);
    const isNear = this.#tiles.has(this.#active) && ((at >= from && at < to) || document.activeElement?.closest('.tile'));
    const stop = isNear ? this.#active : all[from]?.id;
    for (const [id, tile] of this.#tiles) tile.root.tabIndex = id === stop ? 0 : -1;
  }

  #activate(id) {
    if (!id) return;
    if (this.#tiles.has(this.#active)) this.#tiles.get(this.#active).root.tabIndex = -1;
    this.#active = id;
    if (this.#tiles.has(id)) this.#tiles.get(id).root.tabIndex = 0;
  }

  #later() {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      this.draw();
    });
  }
}
