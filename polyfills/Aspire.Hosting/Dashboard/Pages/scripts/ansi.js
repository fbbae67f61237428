import { h } from './dom.js';

// Select Graphic Rendition, ECMA-48 section 8.3.117; other sequences are gone before lines come here.
const sequence = /\u001b\[([0-9;]*)m/g;
const names = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

// A line of a terminal as text in colours that suit the page.
export function coloured(line) {
  const parts = [];
  const state = { colour: undefined, bold: false, dim: false };
  let from = 0;
  const add = (text) => text && parts.push(state.colour || state.bold || state.dim ? h('span', { class: [state.colour && `ansi-${state.colour}`, state.bold && 'ansi-bold', state.dim && 'muted'].filter(Boolean).join(' ') }, text) : text);
  for (const match of line.matchAll(sequence)) {
    add(line.slice(from, match.index));
    from = match.index + match[0].length;
    for (const code of match[1].split(';').map(Number)) apply(state, code);
  }
  add(line.slice(from));
  return parts;
}

function apply(state, code) {
  if (code === 0) Object.assign(state, { colour: undefined, bold: false, dim: false });
  else if (code === 1) state.bold = true;
  else if (code === 2) state.dim = true;
  else if (code === 22) state.bold = state.dim = false;
  else if (code === 39) state.colour = undefined;
  else if (code >= 30 && code <= 37) state.colour = names[code - 30];
  else if (code >= 90 && code <= 97) state.colour = names[code - 90];
}
