import { h, s } from './dom.js';
import { measure, time, timeWithMilliseconds } from './format.js';

const size = { width: 900, height: 340, left: 64, right: 16, top: 14, bottom: 30 };
const timeTicks = 5;
const valueTicks = 4;

// Lines over time, with what they say where the pointer is. Gaps stay gaps.
export function drawChart(place, chart, navigate) {
  const width = Math.max(320, place.clientWidth || size.width);
  const steps = chart.lines[0]?.values.length ?? 1;
  const all = chart.lines.flatMap(({ values }) => values).filter((one) => one !== null);
  if (all.length === 0) return place.replaceChildren(h('p', { class: 'muted empty' }, 'Nothing was measured in this time.'));
  const scale = niceScale(Math.min(0, ...all), Math.max(...all), valueTicks);
  const x = (i) => size.left + (i / Math.max(1, steps - 1)) * (width - size.left - size.right);
  const y = (number) => size.top + (1 - (number - scale.from) / (scale.to - scale.from)) * (size.height - size.top - size.bottom);
  const plot = s('svg', { class: 'plot', viewBox: `0 0 ${width} ${size.height}`, role: 'img', 'aria-label': `${chart.instrument.name} over time` },
    scale.ticks.map((tick) => [s('line', { class: 'grid', x1: size.left, x2: width - size.right, y1: y(tick), y2: y(tick) }), s('text', { class: 'tick', x: size.left - 8, y: y(tick) + 4, 'text-anchor': 'end' }, measure(tick, shortUnit(chart.unit)))]).flat(),
    Array.from({ length: timeTicks }, (_, i) => Math.round((i / (timeTicks - 1)) * (steps - 1))).map((i) => s('text', { class: 'tick', x: x(i), y: size.height - 8, 'text-anchor': i === 0 ? 'start' : i === steps - 1 ? 'end' : 'middle' }, time(chart.from + (i + 1) * chart.step))),
    chart.lines.map((line, i) => s('path', { class: `curve s${i}`, d: curve(line.values, x, y) })),
    measurements(chart, scale.to).map((one) => exemplar(one, chart.unit, Math.max(size.left, x((one.time - chart.from) / chart.step - 1)), y(one.value), navigate)),
    s('line', { class: 'cursor', y1: size.top, y2: size.height - size.bottom, visibility: 'hidden' }));
  const legend = h('ul', { class: 'chart-legend' }, chart.lines.map((line, i) => h('li', { class: `service s${i}` }, line.name || '(none)', h('b', { class: 'number' }))));
  const at = h('p', { class: 'muted number' });
  place.replaceChildren(plot, h('div', { class: 'chart-foot' }, legend, at));
  const say = (i) => {
    for (const [n, line] of chart.lines.entries()) legend.children[n].querySelector('b').textContent = line.values[i] === null ? '–' : measure(line.values[i], chart.unit);
    at.textContent = timeWithMilliseconds(chart.from + (i + 1) * chart.step);
  };
  const cursor = plot.querySelector('.cursor');
  plot.addEventListener('pointermove', (event) => {
    const place = ((event.offsetX / plot.clientWidth) * width - size.left) / (width - size.left - size.right);
    const i = Math.min(steps - 1, Math.max(0, Math.round(place * (steps - 1))));
    cursor.setAttribute('x1', x(i));
    cursor.setAttribute('x2', x(i));
    cursor.setAttribute('visibility', 'visible');
    say(i);
  });
  say(steps - 1);
}

function curve(values, x, y) {
  let isDown = false;
  return values.map((one, i) => {
    if (one === null) {
      isDown = false;
      return '';
    }
    const step = `${isDown ? 'L' : 'M'}${x(i).toFixed(1)} ${y(one).toFixed(1)}`;
    // A value alone between gaps is a line without length, which its round ends make a point.
    const part = isDown ? step : `${step}h.01`;
    isDown = true;
    return part;
  }).join('');
}

function exemplar({ traceId, spanId, value: measured }, unit, x, y, navigate) {
  return s('circle', { class: 'exemplar', cx: x, cy: y, r: 4, role: 'link', tabindex: 0, onclick: () => navigate(`/traces/detail/${traceId}?span=${spanId}`) }, s('title', {}, `${measure(measured, unit)}: open the trace`));
}

// Only a histogram's measurements are on the scale of what is drawn.
const measurements = ({ instrument, exemplars }, most) => (instrument.kind === 'Histogram' ? exemplars.filter((one) => one.value <= most) : []);

// The scale says times and bytes; what is counted stands in the legend.
const shortUnit = (unit) => (/^(s|ms|By)(\/|$)/.test(unit) ? unit : '');

// Steps of 1, 2 or 5 times a power of ten.
function niceScale(least, most, count) {
  const range = most - least || Math.abs(most) || 1;
  const rough = range / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((factor) => rough <= factor * power);
  const from = Math.floor(least / step) * step;
  const to = Math.max(from + step, Math.ceil(most / step) * step);
  return { from, to, ticks: Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step) };
}
