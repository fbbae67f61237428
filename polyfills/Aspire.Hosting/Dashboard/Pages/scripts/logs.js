import { address } from './api.js';
import { emptyState, h, searchField, select } from './dom.js';
import { moment, timeWithMilliseconds } from './format.js';
import { facts, openPanel, section } from './panel.js';
import { PagedList } from './paged-list.js';
import { serviceName, serviceOptions } from './services.js';

const levels = [['', 'All levels'], ['Debug', 'Debug and above'], ['Information', 'Information and above'], ['Warning', 'Warnings and errors'], ['Error', 'Errors']];

// Structured log records, newest first.
export function openLogs({ root, part, query, remember }) {
  const filter = { service: part ?? query.get('service') ?? '', level: query.get('level') ?? '', text: query.get('text') ?? '', trace: query.get('trace') ?? '', span: query.get('span') ?? '' };
  let selected;
  const list = new PagedList({
    path: '/api/logs',
    columns: 'logs',
    head: ['Time', 'Resource', 'Level', 'Message', 'Trace'],
    rowHeight: matchMedia('(max-width: 700px)').matches ? 60 : 36,
    drawRow: (log) => row(log, log.id === selected, open),
    what: 'record',
    empty: emptyState('logs', 'No log records yet', 'Services send theirs by OpenTelemetry; what a resource writes to its console is on the page Console.'),
  });
  const change = (values) => {
    Object.assign(filter, values);
    remember(address('/structuredlogs', filter));
    list.show(filter);
  };
  const open = (log) => {
    selected = log.id;
    list.refresh();
    showLog(log, () => {
      selected = undefined;
      list.refresh();
    });
  };
  const trace = searchField('Trace id', filter.trace, (value) => change({ trace: value, span: '' }));
  root.append(
    h('div', { class: 'bar' }, h('h1', {}, 'Logs'),
      searchField('Message, category or value', filter.text, (text) => change({ text })),
      select('Resource', serviceOptions('All resources'), filter.service, (service) => change({ service })),
      select('Level', levels, filter.level, (level) => change({ level })),
      trace,
      filter.span && h('span', { class: 'muted' }, `span ${filter.span}`)),
    list.element);
  list.show(filter);
  return { changed: (changes) => changes.has('logs') && list.changed() };
}

function row(log, isSelected, open) {
  return h('div', { class: `list-row log-row${isSelected ? ' selected' : ''}`, role: 'button', tabIndex: 0, onclick: (event) => event.target.closest('a') || open(log), onkeydown: (event) => event.key === 'Enter' && open(log) },
    h('time', { class: 'number muted', title: moment(log.time) }, timeWithMilliseconds(log.time)),
    serviceName(log.source.resource.service),
    h('span', { class: `level ${log.level.toLowerCase()}` }, log.level),
    h('span', { title: log.message }, log.message),
    h('span', {}, log.traceId && h('a', { class: 'mono', href: traceOf(log) }, log.traceId.slice(0, 7))));
}

const traceOf = (log) => `/traces/detail/${log.traceId}${log.spanId ? `?span=${log.spanId}` : ''}`;

function showLog(log, onclose) {
  openPanel({
    title: log.source.scope || 'Log record',
    subtitle: h('p', {}, serviceName(log.source.resource.service)),
    onclose,
    sections: [
      log.traceId && h('div', { class: 'panel-actions' }, h('a', { class: 'button', href: traceOf(log) }, 'Its span in the trace')),
      section('Message', h('pre', { class: 'quote' }, log.message)),
      facts('Record', [['Time', moment(log.time)], ['Level', log.level], ['Category', log.source.scope], ['Trace id', log.traceId], ['Span id', log.spanId]]),
      facts('Attributes', log.attributes.map(({ key, value }) => [key, value])),
      facts('Resource', log.source.resource.attributes.map(({ key, value }) => [key, value])),
    ],
  });
}
