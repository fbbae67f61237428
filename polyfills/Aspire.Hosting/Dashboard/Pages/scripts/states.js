import { h } from './dom.js';
import { plural } from './format.js';

const tones = { Running: 'good', Active: 'good', Finished: 'calm', Exited: 'bad', FailedToStart: 'bad', RuntimeUnhealthy: 'bad', ValueMissing: 'warn', Starting: 'busy', Waiting: 'busy', Stopping: 'busy', Building: 'busy', NotStarted: 'calm' };
const styles = { success: 'good', error: 'bad', warning: 'warn', info: 'busy' };
const words = { FailedToStart: 'Failed to start', NotStarted: 'Not started', RuntimeUnhealthy: 'Unhealthy', ValueMissing: 'Value missing' };

// State and health in one sign: what runs and is not well is no good sign.
export function stateBadge(resource) {
  const { state, stateStyle, health, exitCode, restarts } = resource;
  const isIll = health === 'Unhealthy' || health === 'Degraded';
  const tone = isIll ? 'warn' : (tones[state] ?? styles[stateStyle] ?? 'calm');
  const text = isIll ? `${words[state] ?? state}, ${health.toLowerCase()}` : (words[state] ?? state ?? 'Unknown');
  return h('span', { class: 'state-cell' },
    h('span', { class: `state ${tone}`, title: reports(resource) }, text),
    exitCode !== null && h('span', { class: exitCode === 0 ? 'muted' : 'bad' }, `exit code ${exitCode}`),
    restarts > 0 && h('span', { class: 'muted' }, plural(restarts, 'restart')),
    state === 'Waiting' && resource.waitsFor.length > 0 && h('span', { class: 'muted' }, `for ${resource.waitsFor.join(', ')}`));
}

function reports({ healthReports }) {
  return healthReports.map((report) => `${report.name}: ${report.status ?? 'not yet checked'}${report.description ? `, ${report.description}` : ''}`).join('\n');
}
