// Elements without markup strings: whatever is shown is text, never HTML.
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'class') made.className = value;
    else if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (name in made) made[name] = value;
    else made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return made;
}

const svg = 'http://www.w3.org/2000/svg';

// One of the drawings in the page's sprite.
export function icon(name) {
  const drawing = document.createElementNS(svg, 'svg');
  drawing.setAttribute('class', 'icon');
  drawing.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(svg, 'use');
  use.setAttribute('href', `#icon-${name}`);
  drawing.append(use);
  return drawing;
}

// A button that shows a drawing only; its label is what screen readers and tooltips say.
export function iconButton(name, label, onclick, properties = {}) {
  return element('button', { type: 'button', class: 'icon-button', title: label, 'aria-label': label, onclick, ...properties }, icon(name));
}

export const byId = (id) => document.getElementById(id);
