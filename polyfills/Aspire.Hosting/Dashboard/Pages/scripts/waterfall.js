import { h, icon } from './dom.js';
import { duration } from './format.js';
import { serviceClass } from './services.js';
import { Windowed } from './windowed.js';

const rowHeight = 32;
const ticks = 4;
const thinnest = 0.15;

// Spans below each other, each a bar at its time. Selected and moved through by mouse and keys.
export class Waterfall {
  #tree;
  #total = 0;
  #selected;
  #marked = '';

  constructor(onOpen, onLeave) {
    this.onOpen = onOpen;
    this.onLeave = onLeave;
    this.rows = new Windowed({ rowHeight, drawRow: (index) => this.#row(this.#tree.rows[index]) });
    Object.assign(this.rows.element, { tabIndex: 0, role: 'tree', ariaLabel: 'Spans', onkeydown: (event) => this.#key(event) });
    this.axis = h('div', { class: 'axis' });
    this.element = h('div', { class: 'waterfall' }, h('div', { class: 'list-head span-row' }, h('span', {}, 'Span'), this.axis), this.rows.element);
  }

  show(tree, total) {
    this.#tree = tree;
    this.#total = Math.max(total, 0.001);
    this.axis.replaceChildren(...Array.from({ length: ticks + 1 }, (_, i) => h('span', { style: { left: `${(i / ticks) * 100}%` } }, duration((this.#total * i) / ticks))));
    this.rows.reset(tree.rows.length);
  }

  mark(text) {
    this.#marked = text.toLowerCase();
    this.rows.reset(this.#tree.rows.length);
    const found = this.#tree.rows.findIndex((span) => this.#isMarked(span));
    if (this.#marked && found >= 0) this.rows.reveal(found);
  }

  select(id, open) {
    this.#selected = id;
    const index = this.#tree.rows.findIndex((span) => span.id === id);
    this.rows.reset(this.#tree.rows.length);
    if (index < 0) return;
    this.rows.reveal(index);
    this.rows.element.setAttribute('aria-activedescendant', `span-${id}`);
    if (open) this.onOpen(this.#tree.rows[index]);
  }

  toggleAll() {
    this.#tree.collapseAll(this.#tree.rows.length === this.#tree.size);
    this.rows.reset(this.#tree.rows.length);
  }

  #row(span) {
    const hasChildren = span.children.length > 0;
    const isCollapsed = this.#tree.isCollapsed(span);
    const classes = ['list-row', 'span-row', serviceClass(span.service), span.isError && 'failed', span.id === this.#selected && 'selected', this.#isMarked(span) && 'marked'];
    return h('div', { id: `span-${span.id}`, class: classes.filter(Boolean).join(' '), role: 'treeitem', 'aria-level': span.depth + 1, 'aria-expanded': hasChildren ? String(!isCollapsed) : undefined, 'aria-selected': String(span.id === this.#selected), onclick: () => this.select(span.id, true) },
      h('span', { class: 'span-label', depth: Math.min(span.depth, 30) },
        h('span', { class: `twist${isCollapsed ? '' : ' open'}`, onclick: (event) => this.#twist(event, span) }, hasChildren && icon('chevron')),
        span.isError && h('span', { class: 'bad', title: 'Failed' }, icon('error')),
        h('span', { class: 'cut', title: `${span.service}: ${span.name}` }, h('b', {}, span.service), ' ', span.name, span.detail && h('span', { class: 'muted' }, ` ${span.detail}`)),
        isCollapsed && h('span', { class: 'muted number' }, `+${span.children.length}`)),
      h('span', { class: 'track' }, this.#bar(span)));
  }

  #bar(span) {
    const left = Math.min(100, Math.max(0, (span.offset / this.#total) * 100));
    const width = Math.max(thinnest, Math.min(100 - left, (span.duration / this.#total) * 100));
    // The duration stands behind the bar, or before it where the bar ends too far right.
    const text = left + width > 84 ? { right: `calc(${100 - left}% + 6px)` } : { left: `calc(${left + width}% + 6px)` };
    return [
      h('span', { class: `span-bar kind-${span.kind.toLowerCase()}`, style: { left: `${left}%`, width: `${width}%` } }),
      left < 12 && left + width > 84
        ? h('span', { class: 'span-time inside', style: { left: `calc(${left}% + 8px)` } }, duration(span.duration))
        : h('span', { class: 'span-time', style: text }, duration(span.duration), span.logs > 0 && h('span', { class: 'log-mark', title: `${span.logs} log records` })),
    ];
  }

  #isMarked(span) {
    return this.#marked !== '' && `${span.service} ${span.name} ${span.detail}`.toLowerCase().includes(this.#marked);
  }

  #twist(event, span) {
    if (span.children.length === 0) return;
    event.stopPropagation();
    this.#collapse(span, !this.#tree.isCollapsed(span));
  }

  #collapse(span, isCollapsed) {
    this.#tree.collapse(span, isCollapsed);
    this.rows.reset(this.#tree.rows.length);
  }

  #key(event) {
    const rows = this.#tree.rows;
    const index = rows.findIndex((span) => span.id === this.#selected);
    const span = rows[index];
    const to = (target) => rows[target] && this.select(rows[target].id, false);
    const actions = {
      ArrowDown: () => to(index + 1),
      ArrowUp: () => to(index < 0 ? 0 : index - 1),
      Home: () => to(0),
      End: () => to(rows.length - 1),
      ArrowRight: () => span && (this.#tree.isCollapsed(span) ? this.#collapse(span, false) : to(index + 1)),
      ArrowLeft: () => span && (span.children.length > 0 && !this.#tree.isCollapsed(span) ? this.#collapse(span, true) : this.#tree.get(span.parent) && this.select(span.parent, false)),
      Enter: () => span && this.onOpen(span),
      Escape: () => this.onLeave(),
    };
    if (!actions[event.key]) return;
    event.preventDefault();
    actions[event.key]();
  }
}
