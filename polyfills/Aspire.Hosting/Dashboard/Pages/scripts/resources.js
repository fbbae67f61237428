import { get } from './api.js';
import { commandButtons } from './commands.js';
import { emptyState, h, searchField } from './dom.js';
import { moment, time } from './format.js';
import { isPanelOpen } from './panel.js';
import { openResource } from './resource-panel.js';
import { serviceName } from './services.js';
import { stateBadge } from './states.js';

const columns = ['Name', 'State', 'Started', 'Source', 'Endpoints', ''];

// The table of all resources. Rows that have not changed stay as they are, with their open menus and the reader's place.
export function openResources({ root }) {
  const rows = new Map();
  let text = '';
  let shown;
  const body = h('tbody');
  const table = h('div', { class: 'table-scroll' }, h('table', { class: 'resources' }, h('thead', {}, h('tr', {}, columns.map((name) => h('th', { scope: 'col' }, name)))), body));
  const search = searchField('Filter by name', '', (value) => {
    text = value.toLowerCase();
    filter();
  });
  root.append(h('div', { class: 'bar' }, h('h1', {}, 'Resources'), search), table);

  const select = async (id) => {
    shown = id;
    markShown();
    await openResource(id, () => {
      shown = undefined;
      markShown();
    });
  };

  const markShown = () => {
    for (const [id, { element }] of rows) element.classList.toggle('selected', id === shown);
  };

  const filter = () => {
    for (const { element, name } of rows.values()) element.hidden = !name.includes(text);
  };

  async function refresh() {
    const resources = await get('/api/resources');
    if (resources.length === 0) body.replaceChildren(h('tr', {}, h('td', { colSpan: columns.length }, emptyState('resources', 'No resources', 'The AppHost has none, or has not begun to start them.'))));
    for (const [id, { element }] of rows) {
      if (resources.some((resource) => resource.id === id)) continue;
      element.remove();
      rows.delete(id);
    }
    for (const [place, resource] of resources.entries()) update(resource, place);
    filter();
    markShown();
    if (shown && isPanelOpen()) await select(shown);
  }

  function update(resource, place) {
    const content = JSON.stringify(resource);
    const before = rows.get(resource.id);
    if (before?.content === content) return;
    const element = row(resource, select);
    rows.set(resource.id, { element, content, name: resource.id.toLowerCase() });
    if (before) before.element.replaceWith(element);
    else body.insertBefore(element, body.children[place] ?? null);
  }

  refresh();
  return { changed: (changes) => changes.has('resources') && refresh() };
}

function row(resource, select) {
  const open = (event) => {
    if (!event.target.closest('a, button, summary')) select(resource.id);
  };
  const started = resource.started ?? resource.created;
  return h('tr', { 'data-id': resource.id, onclick: open },
    h('td', {}, h('button', { type: 'button', class: 'row-name', title: 'Details', onclick: () => select(resource.id) }, serviceName(resource.id), h('span', { class: 'muted type' }, resource.type))),
    h('td', {}, stateBadge(resource), ending(resource)),
    h('td', { class: 'number' }, started && h('time', { dateTime: started, title: moment(Date.parse(started)) }, time(Date.parse(started)))),
    h('td', { class: 'mono muted source', title: resource.source }, resource.source),
    h('td', {}, h('div', { class: 'urls' }, resource.urls.filter((url) => !url.isDetail).map(link))),
    h('td', { class: 'actions' }, commandButtons(resource)));
}

// Only addresses that a browser opens become links: what a resource calls its address is not ours.
function link({ text, url }) {
  return /^https?:\/\//i.test(url) ? h('a', { href: url, target: '_blank', rel: 'noreferrer noopener' }, text) : h('span', { class: 'mono' }, text);
}

function ending({ exitCode, lastLines, state }) {
  if (lastLines.length === 0 || (exitCode === 0 && state === 'Finished')) return undefined;
  return h('pre', { class: 'last-lines' }, lastLines.join('\n'));
}
