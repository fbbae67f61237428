import { byId } from '../shared/dom.js';

const pause = 250;
const words = byId('search');
const states = byId('states');

// Looks for photos by name and state; the page's address keeps what was looked for.
export function connectFinding(search) {
  let due;
  const asked = new URLSearchParams(location.search);
  words.value = asked.get('q') ?? '';
  const start = states.querySelector(`[value="${CSS.escape(asked.get('state') ?? '')}"]`);
  if (start) start.checked = true;

  const query = () => ({ q: words.value.trim(), state: states.querySelector(':checked').value });
  const go = () => {
    clearTimeout(due);
    const wanted = new URLSearchParams(Object.entries(query()).filter(([, value]) => value));
    history.replaceState(null, '', `${location.pathname}${wanted.size > 0 ? `?${wanted}` : ''}${location.hash}`);
    search(query());
  };
  words.addEventListener('input', () => {
    clearTimeout(due);
    due = setTimeout(go, pause);
  });
  states.addEventListener('change', go);
  byId('find').addEventListener('submit', (event) => {
    event.preventDefault();
    go();
  });
  byId('nothing-clear').addEventListener('click', () => {
    words.value = '';
    states.querySelector('[value=""]').checked = true;
    go();
    words.focus();
  });
  // As in many an app: a slash begins a search.
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.target.closest('input, textarea, dialog')) return;
    event.preventDefault();
    words.focus();
  });
  return query();
}
