import { get } from './api.js';
import { openConsole } from './console.js';
import { byId, h } from './dom.js';
import { followChanges } from './live.js';
import { openLogs } from './logs.js';
import { openMetrics } from './metrics.js';
import { dropPanel } from './panel.js';
import { openResources } from './resources.js';
import { learnServices } from './services.js';
import { followTheme } from './theme.js';
import { openTrace } from './trace.js';
import { openTraces } from './traces.js';

// Paths as in Aspire's dashboard.
const pages = [
  { name: 'resources', title: 'Resources', path: /^\/$/, key: 'r', open: openResources },
  { name: 'consolelogs', title: 'Console', path: /^\/consolelogs(?:\/resource\/([^/]+))?$/, key: 'c', open: openConsole },
  { name: 'structuredlogs', title: 'Logs', path: /^\/structuredlogs(?:\/resource\/([^/]+))?$/, key: 'l', open: openLogs },
  { name: 'traces', title: 'Trace', path: /^\/traces\/detail\/([0-9a-f]+)$/, open: openTrace },
  { name: 'traces', title: 'Traces', path: /^\/traces$/, key: 't', open: openTraces },
  { name: 'metrics', title: 'Metrics', path: /^\/metrics(?:\/resource\/([^/]+))?$/, key: 'm', open: openMetrics },
];

let current;

function show() {
  current?.close?.();
  dropPanel();
  const page = pages.find((candidate) => candidate.path.test(location.pathname)) ?? pages[0];
  for (const link of document.querySelectorAll('.rail a')) {
    if (link.dataset.page === page.name) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.title = `${page.title} · ${byId('application').textContent}`;
  const [, part] = page.path.exec(location.pathname) ?? [];
  const root = byId('page');
  root.replaceChildren();
  current = page.open({ root, part: part && decodeURIComponent(part), query: new URLSearchParams(location.search), remember, navigate });
}

function navigate(url) {
  history.pushState(null, '', url);
  show();
}

// Puts what a page shows into its address, so that it can be kept and sent.
function remember(url) {
  history.replaceState(null, '', url);
}

addEventListener('popstate', show);
addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || link.target || link.origin !== location.origin || link.hash) return;
  event.preventDefault();
  navigate(link.href);
});
addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input, select, textarea, dialog')) return;
  const page = pages.find(({ key }) => key === event.key.toLowerCase());
  if (page) navigate(page.name === 'resources' ? '/' : `/${page.name}`);
});
byId('help-open').addEventListener('click', () => byId('help').showModal());
followTheme();

const about = await get('/api/about');
learnServices(about.services);
byId('application').textContent = about.application;
byId('addresses').append(...[['OTLP over HTTP', about.otlpHttp], ['OTLP over gRPC', about.otlpGrpc ?? 'not configured']].flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
show();
followChanges((changed) => current?.changed?.(changed));
