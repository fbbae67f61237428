import { get } from './api.js';
import { h } from './dom.js';
import { count, plural } from './format.js';
import { Windowed } from './windowed.js';

const pageSize = 100;

// A list that the server has, newest first, of which it fetches what is in sight. While somebody reads further down,
// nothing moves: a button says that there is more above.
export class PagedList {
  #pages = new Map();
  #asked = 0;
  #busy = false;
  #again = false;

  constructor({ path, columns, head, rowHeight, drawRow, what, empty }) {
    Object.assign(this, { path, drawRow, what, parameters: {} });
    this.rows = new Windowed({ rowHeight, drawRow: (index) => this.#row(index), onShow: (first, end) => this.#fetch(first, end) });
    this.rows.element.addEventListener('scroll', () => this.rows.element.scrollTop === 0 && !this.newer.hidden && this.refresh());
    this.newer = h('button', { type: 'button', class: 'button newer', hidden: true, onclick: () => this.#toTop() }, 'Newer ones above');
    this.foot = h('div', { class: 'list-foot', role: 'status' });
    this.empty = empty;
    this.empty.hidden = true;
    this.element = h('div', { class: `list ${columns}` }, h('div', { class: 'list-head' }, head.map((text) => h('span', {}, text))), h('div', { class: 'list-body' }, this.rows.element, this.newer, this.empty), this.foot);
  }

  // Another filter: from the top.
  async show(parameters) {
    this.parameters = parameters;
    this.rows.element.scrollTop = 0;
    await this.refresh();
  }

  // Something has changed on the server.
  async changed() {
    if (this.rows.element.scrollTop > this.rows.rowHeight) this.newer.hidden = false;
    else await this.refresh();
  }

  async refresh() {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    try {
      do {
        this.#again = false;
        const asked = ++this.#asked;
        const first = Math.floor(this.rows.range[0] / pageSize);
        const answer = await get(this.path, { ...this.parameters, skip: first * pageSize, take: pageSize });
        if (asked === this.#asked) this.#take(first, answer);
      } while (this.#again);
    } finally {
      this.#busy = false;
    }
  }

  #take(page, { total, matching, items }) {
    this.newer.hidden = true;
    this.#pages = new Map([[page, items]]);
    this.empty.hidden = total > 0;
    this.rows.element.hidden = total === 0;
    this.rows.reset(matching);
    this.foot.textContent = matching === total ? plural(total, this.what) : `${count(matching)} of ${plural(total, this.what)}`;
  }

  #row(index) {
    const item = this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize];
    return item ? this.drawRow(item) : h('div', { class: 'list-row loading' }, '…');
  }

  // Pages that come into sight for the first time.
  async #fetch(first, end) {
    const asked = this.#asked;
    for (let page = Math.floor(first / pageSize); page * pageSize < end; page++) {
      if (this.#pages.has(page) || end === 0) continue;
      this.#pages.set(page, []);
      const answer = await get(this.path, { ...this.parameters, skip: page * pageSize, take: pageSize });
      if (asked !== this.#asked) return;
      this.#pages.set(page, answer.items);
      this.rows.reset(this.rows.length);
    }
  }

  #toTop() {
    this.rows.element.scrollTop = 0;
    this.refresh();
  }
}
