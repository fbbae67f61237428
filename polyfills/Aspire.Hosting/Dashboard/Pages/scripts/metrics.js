import { address, get } from './api.js';
import { drawChart } from './chart.js';
import { emptyState, h, select, toggle } from './dom.js';
import { serviceName } from './services.js';

const spans = [['1', 'Last minute'], ['5', 'Last 5 minutes'], ['15', 'Last 15 minutes'], ['60', 'Last hour']];
const kinds = { Counter: 'counter', UpDownCounter: 'up and down', Gauge: 'gauge', Histogram: 'histogram' };

// The instruments of a service and the chart of one.
export function openMetrics({ root, part, query, remember, navigate }) {
  const chosen = { service: part ?? '', meter: query.get('meter') ?? '', name: query.get('name') ?? '', minutes: query.get('minutes') ?? '5', by: query.get('by') ?? '', rate: query.has('rate'), where: query.getAll('where') };
  let known = '';
  const services = h('span', {});
  const tree = h('nav', { class: 'instruments', 'aria-label': 'Instruments' });
  const chart = h('section', { class: 'chart-area', 'aria-live': 'off' });
  root.append(
    h('div', { class: 'bar' }, h('h1', {}, 'Metrics'), services, select('Time', spans, chosen.minutes, (minutes) => change({ minutes }))),
    h('div', { class: 'list metrics' }, tree, chart));

  const change = (values) => {
    Object.assign(chosen, values);
    const { service, ...rest } = chosen;
    remember(address(`/metrics/resource/${encodeURIComponent(service)}`, rest));
    markChosen();
    draw();
  };

  const markChosen = () => {
    for (const button of tree.querySelectorAll('button')) button.setAttribute('aria-pressed', String(button.dataset.key === `${chosen.meter}\n${chosen.name}`));
  };

  async function list() {
    const all = await get('/api/metrics');
    const names = [...new Set(all.map(({ service }) => service))];
    chosen.service ||= names[0] ?? '';
    const mine = all.filter(({ service }) => service === chosen.service);
    const content = JSON.stringify([names, mine]);
    if (content === known) return;
    known = content;
    services.replaceChildren(select('Resource', names.map((name) => [name, name]), chosen.service, (service) => navigate(`/metrics/resource/${encodeURIComponent(service)}`)));
    tree.replaceChildren(...meters(mine, (meter, name) => change({ meter, name, by: '', where: [], rate: false })));
    if (mine.length === 0) chart.replaceChildren(emptyState('metrics', 'No metrics yet', 'Services send theirs by OpenTelemetry, in Development once a second, otherwise once a minute.'));
    else if (!chosen.name) chart.replaceChildren(emptyState('metrics', 'Choose an instrument', 'Its values are drawn here and follow the application.'));
    markChosen();
  }

  async function draw() {
    if (!chosen.name) return;
    const answer = await get('/api/metrics/chart', chosen);
    if (!answer) return chart.replaceChildren(emptyState('metrics', 'Nothing has been measured yet', `${chosen.name} of ${chosen.service} has no values.`));
    const { instrument, dimensions } = answer;
    const hadFocus = chart.contains(document.activeElement);
    if (hadFocus && document.activeElement.matches('select, input')) return drawChart(chart.querySelector('.chart'), answer, navigate);
    chart.replaceChildren(
      h('header', {}, h('h2', {}, instrument.name), h('p', { class: 'muted' }, [instrument.description, `${kinds[instrument.kind]}${instrument.unit ? ` in ${instrument.unit.replace(/[{}]/g, '')}` : ''}`].filter(Boolean).join(' · '))),
      h('div', { class: 'chart-filters' }, serviceName(instrument.service),
        instrument.kind === 'Counter' && toggle('Per second', chosen.rate, (rate) => change({ rate })),
        instrument.kind !== 'Histogram' && dimensions.length > 0 && select('Split by', [['', 'One line'], ...dimensions.map(({ name }) => [name, `By ${name}`])], chosen.by, (by) => change({ by })),
        dimensions.filter(({ values }) => values.length > 1).map((dimension) => dimensionFilter(dimension, chosen, change))),
      h('div', { class: 'chart' }));
    drawChart(chart.querySelector('.chart'), answer, navigate);
  }

  list().then(draw);
  return { changed: (changes) => changes.has('metrics') && list().then(draw) };
}

function meters(instruments, choose) {
  return [...Map.groupBy(instruments, ({ meter }) => meter)].map(([meter, own]) => h('section', {}, h('h3', { title: meter }, meter),
    own.map((instrument) => h('button', { type: 'button', 'data-key': `${meter}\n${instrument.name}`, title: instrument.description, onclick: () => choose(meter, instrument.name) }, instrument.name))));
}

function dimensionFilter({ name, values }, chosen, change) {
  const prefix = `${name}=`;
  const current = chosen.where.find((pair) => pair.startsWith(prefix))?.slice(prefix.length) ?? '';
  return select(name, [['', `${name}: all`], ...values.map((value) => [value, value || '(empty)'])], current, (value) =>
    change({ where: [...chosen.where.filter((pair) => !pair.startsWith(prefix)), ...(value ? [prefix + value] : [])] }));
}
