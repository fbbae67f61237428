const smallest = 190;
const widePage = 600;
const captionHeight = 32;

// Where tiles are: a grid of equal boxes, of which only those near the window exist.
export class Grid {
  #list;
  #columns = 1;
  #tile = 0;
  #gap = 0;

  constructor(list) {
    this.#list = list;
  }

  get columns() {
    return this.#columns;
  }

  // Rows that fit into the window.
  get rowsInView() {
    return Math.max(1, Math.floor(innerHeight / this.#rowHeight));
  }

  get #rowHeight() {
    return this.#tile + this.#gap + (this.#isWide ? captionHeight : 0);
  }

  get #isWide() {
    return this.#list.clientWidth >= widePage;
  }

  // Takes the width that there is; true where anything has changed.
  measure() {
    const width = this.#list.clientWidth;
    if (width === 0) return false;
    const before = [this.#columns, this.#tile].join();
    this.#gap = this.#isWide ? 20 : 4;
    this.#columns = this.#isWide ? Math.floor((width + this.#gap) / (smallest + this.#gap)) : 3;
    this.#tile = (width + this.#gap) / this.#columns - this.#gap;
    this.#list.classList.toggle('is-narrow', !this.#isWide);
    this.#list.style.setProperty('--tile', `${this.#tile}px`);
    return before !== [this.#columns, this.#tile].join();
  }

  stretch(count) {
    const rows = Math.ceil(count / this.#columns);
    this.#list.style.height = `${Math.max(0, rows * this.#rowHeight - this.#gap)}px`;
  }

  // First and last index that is worth having, one window more above and below.
  range(count) {
    const top = -this.#list.getBoundingClientRect().top;
    const first = Math.max(0, Math.floor((top - innerHeight) / this.#rowHeight)) * this.#columns;
    const end = Math.ceil((top + 2 * innerHeight) / this.#rowHeight) * this.#columns;
    return [Math.min(first, count), Math.max(0, Math.min(end, count))];
  }

  place(tile, index) {
    const [row, column] = [Math.floor(index / this.#columns), index % this.#columns];
    tile.style.transform = `translate(${column * (this.#tile + this.#gap)}px, ${row * this.#rowHeight}px)`;
  }

  // Scrolls as little as it takes to have a tile in view, clear of the bars above and below.
  reveal(index) {
    const top = this.#list.getBoundingClientRect().top + Math.floor(index / this.#columns) * this.#rowHeight;
    const [above, below] = [100, 90];
    if (top < above) scrollBy(0, top - above);
    else if (top + this.#rowHeight > innerHeight - below) scrollBy(0, top + this.#rowHeight - innerHeight + below);
  }
}
