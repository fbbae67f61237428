import { get } from './api.js';
import { commandButtons } from './commands.js';
import { h } from './dom.js';
import { moment } from './format.js';
import { facts, isPanelOpen, masked, openPanel, section } from './panel.js';
import { stateBadge } from './states.js';

let shown = '';

// All that is known of a resource. It is drawn anew only when something has changed, so that what was uncovered stays so.
export async function openResource(id, onclose) {
  const details = await get(`/api/resources/${encodeURIComponent(id)}`);
  if (!details) return;
  const content = JSON.stringify(details);
  if (content === shown && isPanelOpen()) return;
  shown = content;
  const { resource, properties, environment, relationships, waits } = details;
  openPanel({
    title: resource.id,
    subtitle: h('p', { class: 'muted' }, resource.type),
    sections: [
      h('div', { class: 'panel-actions' }, stateBadge(resource), commandButtons(resource)),
      h('div', { class: 'panel-actions' }, pageLink('consolelogs', resource.name, 'Console'), pageLink('structuredlogs', resource.name, 'Logs'), h('a', { class: 'button', href: `/traces?service=${encodeURIComponent(resource.name)}` }, 'Traces'), pageLink('metrics', resource.name, 'Metrics')),
      resource.lastLines.length > 0 && section('Last lines', h('pre', { class: 'quote' }, resource.lastLines.join('\n'))),
      facts('Times', [['Created', resource.created], ['Started', resource.started], ['Stopped', resource.stopped]].map(([name, at]) => [name, at && moment(Date.parse(at))])),
      facts('Health', resource.healthReports.map((report) => [report.name, `${report.status ?? 'not yet checked'}${report.description ? `: ${report.description}` : ''}`])),
      facts('Addresses', resource.urls.map(({ text, url }) => [text === url ? 'URL' : text, url])),
      facts('Waits for', waits.map((wait) => [wait.resource, wait.type])),
      facts('Relationships', relationships.filter(({ type }) => type !== 'WaitFor').map((relationship) => [relationship.resource, relationship.type])),
      facts('Properties', properties.map((property) => [property.name, property.isSecret ? h('span', { class: 'muted' }, 'secret') : property.value])),
      facts('Environment', environment.map(({ name, value }) => [name, masked(name, value)])),
    ],
    onclose: () => {
      shown = '';
      onclose();
    },
  });
}

function pageLink(page, name, text) {
  return h('a', { class: 'button', href: `/${page}/resource/${encodeURIComponent(name)}` }, text);
}
