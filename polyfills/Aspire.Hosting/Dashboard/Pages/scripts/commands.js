import { post } from './api.js';
import { h, icon, iconButton } from './dom.js';
import { confirmed, note } from './notes.js';

const lifecycle = ['start', 'stop', 'restart'];

// Start, stop and restart as signs; what the AppHost adds in a menu, or beside them where it is meant to stand out.
export function commandButtons(resource) {
  const usual = resource.commands.filter(({ name }) => lifecycle.includes(name));
  const highlighted = resource.commands.filter(({ name, isHighlighted }) => isHighlighted && !lifecycle.includes(name));
  const others = resource.commands.filter(({ name, isHighlighted }) => !isHighlighted && !lifecycle.includes(name));
  return h('div', { class: 'commands' },
    highlighted.map((command) => h('button', { type: 'button', class: 'button small', disabled: !command.isEnabled, title: command.description, onclick: (event) => run(resource, command, event.currentTarget) }, command.displayName)),
    usual.map((command) => iconButton(command.name, `${command.displayName} ${resource.id}`, (event) => run(resource, command, event.currentTarget), { disabled: !command.isEnabled })),
    others.length > 0 && menu(resource, others));
}

function menu(resource, commands) {
  const made = h('details', { class: 'menu', onfocusout: (event) => made.contains(event.relatedTarget) || (made.open = false) },
    h('summary', { class: 'icon-button', title: `More for ${resource.id}` }, icon('more'), h('span', { class: 'for-readers' }, `More for ${resource.id}`)),
    h('div', { class: 'menu-items' }, commands.map((command) => h('button', { type: 'button', disabled: !command.isEnabled, onclick: (event) => {
      made.open = false;
      run(resource, command, event.currentTarget);
    } }, command.displayName, command.description && h('span', { class: 'muted' }, command.description)))));
  return made;
}

async function run(resource, command, button) {
  if (command.confirmation && !(await confirmed(command.confirmation, command.displayName))) return;
  button.disabled = true;
  try {
    const result = await post(`/api/resources/${encodeURIComponent(resource.id)}/commands/${encodeURIComponent(command.name)}`);
    const outcome = result.message || (result.success ? 'done' : result.canceled ? 'cancelled' : 'failed');
    note(`${command.displayName}, ${resource.id}: ${outcome}`, !result.success);
  } catch (problem) {
    note(`${command.displayName}, ${resource.id}: ${problem.message}`, true);
  } finally {
    button.disabled = false;
  }
}
