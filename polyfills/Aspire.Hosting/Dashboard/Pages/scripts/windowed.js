import { h } from './dom.js';

const spare = 8;

// Draws the rows of a long list that are in sight, and a few more: the document stays small whatever the list holds.
export class Windowed {
  #rows = new Map();
  #version = 0;
  #waiting = 0;

  constructor({ rowHeight, drawRow, onShow }) {
    this.rowHeight = rowHeight;
    this.drawRow = drawRow;
    this.onShow = onShow;
    this.length = 0;
    this.space = h('div', { class: 'list-space' });
    this.element = h('div', { class: 'list-scroll' }, this.space);
    this.element.addEventListener('scroll', () => this.#soon(), { passive: true });
    this.resizing = new ResizeObserver(() => this.#soon());
    this.resizing.observe(this.element);
  }

  // Everything is drawn anew, with so many rows.
  reset(length) {
    this.length = length;
    this.#version++;
    this.space.style.height = `${length * this.rowHeight}px`;
    this.#draw();
  }

  reveal(index) {
    const top = index * this.rowHeight;
    const { scrollTop, clientHeight } = this.element;
    if (top < scrollTop) this.element.scrollTop = top;
    else if (top + this.rowHeight > scrollTop + clientHeight) this.element.scrollTop = top + this.rowHeight - clientHeight;
    this.#draw();
  }

  row(index) {
    return this.#rows.get(index)?.element;
  }

  get range() {
    const first = Math.max(0, Math.floor(this.element.scrollTop / this.rowHeight) - spare);
    return [first, Math.min(this.length, Math.ceil((this.element.scrollTop + this.element.clientHeight) / this.rowHeight) + spare)];
  }

  #soon() {
    this.#waiting ||= requestAnimationFrame(() => {
      this.#waiting = 0;
      this.#draw();
    });
  }

  #draw() {
    const [first, end] = this.range;
    this.onShow?.(first, end);
    for (const [index, row] of this.#rows) {
      if (index >= first && index < end && row.version === this.#version) continue;
      row.element.remove();
      this.#rows.delete(index);
    }
    for (let index = first; index < end; index++) {
      if (this.#rows.has(index)) continue;
      const element = this.drawRow(index);
      element.style.height = `${this.rowHeight}px`;
      element.style.top = `${index * this.rowHeight}px`;
      this.#rows.set(index, { element, version: this.#version });
      this.space.append(element);
    }
  }
}
