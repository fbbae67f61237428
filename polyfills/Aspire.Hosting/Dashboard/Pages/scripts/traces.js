import { emptyState, h, searchField, select, toggle } from './dom.js';
import { address } from './api.js';
import { count, duration, moment, timeWithMilliseconds } from './format.js';
import { PagedList } from './paged-list.js';
import { serviceChip, serviceClass, serviceOptions } from './services.js';

const least = [['', 'Any duration'], ['10', 'Over 10 ms'], ['100', 'Over 100 ms'], ['1000', 'Over 1 s'], ['10000', 'Over 10 s']];

const mostChips = 3;

// The list of traces, newest first.
export function openTraces({ root, query, remember }) {
  const filter = { service: query.get('service') ?? '', text: query.get('text') ?? '', least: query.get('least') ?? '', errors: query.has('errors') };
  const list = new PagedList({
    path: '/api/traces',
    columns: 'traces',
    head: ['Time', 'Name', 'Services', 'Spans', 'Duration'],
    rowHeight: matchMedia('(max-width: 700px)').matches ? 64 : 42,
    drawRow: row,
    what: 'trace',
    empty: emptyState('traces', 'No traces yet', 'They appear here as soon as a service has sent one by OpenTelemetry. Use the application: every request, message and job makes a trace.'),
  });
  const change = (part) => {
    Object.assign(filter, part);
    remember(address('/traces', filter));
    list.show(filter);
  };
  root.append(
    h('div', { class: 'bar' }, h('h1', {}, 'Traces'),
      searchField('Name or id', filter.text, (text) => change({ text })),
      select('Service', serviceOptions('All services'), filter.service, (service) => change({ service })),
      select('Duration', least, filter.least, (value) => change({ least: value })),
      toggle('Errors only', filter.errors, (errors) => change({ errors }))),
    list.element);
  list.show(filter);
  return { changed: (changes) => changes.has('traces') && list.changed() };
}

// As many as there is room for, those that failed first.
function chips(services) {
  const sorted = services.toSorted((one, other) => other.errors - one.errors);
  const rest = sorted.slice(mostChips);
  return [...sorted.slice(0, mostChips).map(serviceChip), rest.length > 0 && h('span', { class: 'muted', title: rest.map(({ name }) => name).join(', ') }, `+${rest.length}`)];
}

function row(trace) {
  return h('a', { class: `list-row trace-row${trace.errors ? ' failed' : ''}`, href: `/traces/detail/${trace.id}` },
    h('time', { class: 'number muted', title: moment(trace.start) }, timeWithMilliseconds(trace.start)),
    h('span', { class: 'trace-name' }, h('span', { class: `service ${serviceClass(trace.service)}` }, h('b', {}, `${trace.service}: `)), trace.name, ' ', h('span', { class: 'mono muted' }, trace.id.slice(0, 7))),
    h('span', { class: 'chips' }, chips(trace.services)),
    h('span', { class: 'number spans' }, count(trace.spans), trace.errors > 0 && h('span', { class: 'bad' }, ` · ${count(trace.errors)} failed`)),
    h('span', { class: 'number' }, duration(trace.duration)));
}
