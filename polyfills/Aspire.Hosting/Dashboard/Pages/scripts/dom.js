// Elements without markup strings: whatever is shown is text, never HTML.
export function h(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

const svgNamespace = 'http://www.w3.org/2000/svg';

export function s(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(svgNamespace, tag), attributes, children);
}

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.setAttribute('class', value);
    else if (name === 'depth') element.style.setProperty('--depth', value);
    else if (name === 'style') Object.assign(element.style, value); // By script, which the content security policy allows.
    else if (name in element && !(element instanceof SVGElement) && name !== 'list' && name !== 'form') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

export const byId = (id) => document.getElementById(id);

export const icon = (name) => s('svg', { 'aria-hidden': 'true' }, s('use', { href: `/images/symbols.svg#${name}` }));

export function iconButton(name, title, onclick, properties = {}) {
  return h('button', { type: 'button', class: 'icon-button', title, onclick, ...properties }, icon(name), h('span', { class: 'for-readers' }, title));
}

export function emptyState(symbol, title, ...lines) {
  return h('div', { class: 'empty' }, icon(symbol), h('h2', {}, title), lines.map((line) => h('p', {}, line)));
}

export function select(label, options, value, onchange) {
  const made = h('select', { class: 'field', 'aria-label': label, onchange: () => onchange(made.value) }, options.map(([key, text]) => h('option', { value: key }, text)));
  made.value = value ?? '';
  return made;
}

export function searchField(label, value, oninput) {
  let waiting;
  const field = h('input', { class: 'field', type: 'search', placeholder: label, 'aria-label': label, value: value ?? '', spellcheck: false, oninput: () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => oninput(field.value.trim()), 200);
  } });
  return field;
}

export function toggle(text, checked, onchange) {
  const box = h('input', { type: 'checkbox', checked, onchange: () => onchange(box.checked) });
  return h('label', { class: 'toggle' }, box, text);
}
