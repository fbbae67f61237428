import { get } from './api.js';
import { h } from './dom.js';
import { duration, moment } from './format.js';
import { definitions, facts, openPanel, section } from './panel.js';
import { serviceName } from './services.js';

const kinds = { Server: 'takes a request', Client: 'calls another service', Producer: 'sends a message', Consumer: 'handles a message', Internal: 'inside the service' };

// All that is known of a span.
export async function openSpan(traceId, row, onSelect, onclose) {
  const span = await get(`/api/traces/${traceId}/${row.id}`);
  if (!span) return;
  const { resource } = span.source;
  openPanel({
    title: span.name,
    subtitle: h('p', {}, serviceName(resource.service)),
    onclose,
    sections: [
      h('div', { class: 'panel-actions' },
        h('a', { class: 'button', href: `/structuredlogs?trace=${traceId}&span=${span.spanId}` }, row.logs > 0 ? `Logs of this span (${row.logs})` : 'Logs of this span'),
        span.parentId && h('button', { type: 'button', class: 'button', onclick: () => onSelect(span.parentId) }, 'Parent')),
      span.isError && h('p', { class: 'problem' }, span.statusMessage || 'The span says that it failed.'),
      facts('Span', [['Starts', moment(span.start)], ['After', duration(row.offset)], ['Takes', duration(span.duration)], ['Kind', `${span.kind}${kinds[span.kind] ? `: ${kinds[span.kind]}` : ''}`], ['Source', span.source.scope], ['Span id', span.spanId], ['Trace id', span.traceId]]),
      facts('Attributes', span.attributes.map(({ key, value }) => [key, value])),
      ...span.events.map((event) => section(`Event ${event.name}, ${duration(Math.max(0, event.time - span.start))} after the start`, definitions(event.attributes.map(({ key, value }) => [key, value])))),
      span.links.length > 0 && section('Links', h('ul', {}, span.links.map((link) => h('li', {}, h('a', { class: 'mono', href: `/traces/detail/${link.traceId}?span=${link.spanId}` }, `${link.traceId.slice(0, 8)}… ${link.spanId}`))))),
      facts('Resource', resource.attributes.map(({ key, value }) => [key, value])),
    ],
  });
}
