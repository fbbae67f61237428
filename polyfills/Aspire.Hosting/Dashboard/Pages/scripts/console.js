import { coloured } from './ansi.js';
import { get } from './api.js';
import { emptyState, h, searchField, select, toggle } from './dom.js';
import { plural } from './format.js';

const mostLines = 3000;
const closeToEnd = 40;

// What a resource writes, while it writes it, and what it wrote before.
export function openConsole({ root, part, navigate }) {
  let source;
  let follows = true;
  let text = '';
  const lines = h('ol', { class: 'lines', tabIndex: 0, 'aria-label': 'Lines', onscroll: () => (follows = lines.scrollHeight - lines.scrollTop - lines.clientHeight < closeToEnd) });
  const foot = h('div', { class: 'list-foot', role: 'status' });
  const bar = h('div', { class: 'bar' }, h('h1', {}, 'Console'));
  root.append(bar);

  const add = (batch) => {
    lines.append(...batch.map((line) => lineOf(line, text)));
    while (lines.children.length > mostLines) lines.firstChild.remove();
    foot.textContent = plural(lines.children.length, 'line');
    if (follows) lines.scrollTop = lines.scrollHeight;
  };

  const filter = (value) => {
    text = value.toLowerCase();
    for (const line of lines.children) line.hidden = !line.dataset.text.includes(text);
    lines.scrollTop = lines.scrollHeight;
  };

  async function start() {
    const names = [...new Set((await get('/api/resources')).map(({ name }) => name))];
    const name = part ?? names.find(Boolean);
    if (!name) return root.append(emptyState('console', 'No resources', 'The AppHost has none, or has not begun to start them.'));
    bar.append(
      select('Resource', names.map((one) => [one, one]), name, (chosen) => navigate(`/consolelogs/resource/${encodeURIComponent(chosen)}`)),
      searchField('Filter lines', '', filter),
      toggle('Wrap', true, (wraps) => lines.classList.toggle('unwrapped', !wraps)));
    root.append(h('div', { class: 'list' }, lines, foot));
    source = new EventSource(`/api/console/${encodeURIComponent(name)}`);
    // After a break all lines come again.
    source.addEventListener('open', () => {
      lines.replaceChildren();
      foot.textContent = 'No lines yet';
    });
    source.addEventListener('message', (event) => add(JSON.parse(event.data)));
  }

  start();
  return { close: () => source?.close() };
}

function lineOf({ number, text, isError }, filter) {
  const line = h('li', { class: isError ? 'error' : undefined }, h('span', { class: 'line-number', 'aria-hidden': 'true' }, number), h('span', { class: 'line-text' }, coloured(text)));
  line.dataset.text = text.toLowerCase();
  line.hidden = !line.dataset.text.includes(filter);
  return line;
}
