import { get } from './api.js';
import { emptyState, h, icon, searchField } from './dom.js';
import { duration, moment, plural } from './format.js';
import { closePanel } from './panel.js';
import { serviceClass } from './services.js';
import { openSpan } from './span-panel.js';
import { SpanTree } from './span-tree.js';
import { Waterfall } from './waterfall.js';

// One trace as a waterfall; spans that come later appear in it.
export function openTrace({ root, part: id, query, remember }) {
  let tree;
  let busy = false;
  const title = h('h1', {}, 'Trace');
  const summary = h('p', { class: 'muted summary' });
  const legend = h('div', { class: 'chips legend' });
  const waterfall = new Waterfall((span) => choose(span), closePanel);
  const content = h('div', { class: 'list waterfall-list' }, waterfall.element);
  const all = h('button', { type: 'button', class: 'button', onclick: () => waterfall.toggleAll() }, 'Collapse all');
  root.append(
    h('div', { class: 'bar' }, h('a', { class: 'icon-button', href: '/traces', title: 'All traces' }, icon('back'), h('span', { class: 'for-readers' }, 'All traces')), title, summary,
      h('span', { class: 'push' }), searchField('Mark spans by name', '', (text) => waterfall.mark(text)), all, h('a', { class: 'button', href: `/structuredlogs?trace=${id}` }, 'Logs of this trace')),
    legend, content);

  const choose = (span) => {
    remember(`/traces/detail/${id}?span=${span.id}`);
    openSpan(id, span, (other) => waterfall.select(other, true), () => remember(`/traces/detail/${id}`));
  };

  async function refresh() {
    if (busy) return;
    busy = true;
    try {
      const trace = await get(`/api/traces/${id}`);
      if (!trace) return void (tree ?? content.replaceChildren(emptyState('traces', 'This trace is not here', 'It has not arrived yet, or has given way to newer ones.')));
      if (trace.spans.length === tree?.size) return;
      if (!tree) content.replaceChildren(waterfall.element);
      show(trace);
    } finally {
      busy = false;
    }
  }

  function show(trace) {
    const isFirst = !tree;
    tree = isFirst ? new SpanTree(trace.spans) : new SpanTree(trace.spans).likeBefore(tree);
    const [first] = tree.roots;
    title.replaceChildren(h('span', { class: `service ${serviceClass(first.service)}` }, `${first.service}: ${first.name}`));
    const services = new Map();
    for (const span of trace.spans) services.set(span.service, (services.get(span.service) ?? 0) + 1);
    summary.textContent = `${moment(trace.start)} · ${duration(trace.duration)} · ${plural(trace.spans.length, 'span')}`;
    legend.replaceChildren(...[...services].map(([name, spans]) => h('span', { class: `service chip ${serviceClass(name)}` }, name, h('span', { class: 'muted number' }, spans))));
    waterfall.show(tree, trace.duration);
    if (isFirst && tree.get(query.get('span'))) waterfall.select(query.get('span'), true);
  }

  refresh();
  return { changed: (changes) => changes.has('traces') && refresh() };
}
