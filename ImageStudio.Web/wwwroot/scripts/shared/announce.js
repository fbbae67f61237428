import { byId } from './dom.js';
import { moveMessages } from './host.js';

const announcer = byId('announcer');
const pause = 400;
let pending = [];

// Says something to those who do not see the page. What comes within a moment is said together: each change of a live
// region interrupts the one before.
export function announce(text) {
  moveMessages();
  if (pending.length === 0) setTimeout(say, pause);
  pending.push(text);
}

function say() {
  const said = [...new Set(pending)];
  pending = [];
  announcer.textContent = said.length > 4 ? `${said.slice(0, 3).join(' ')} … ${said.at(-1)}` : said.join(' ');
}
