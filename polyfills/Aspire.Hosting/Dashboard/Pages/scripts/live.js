import { byId } from './dom.js';

const retry = 2000;
const words = { live: 'Live', broken: 'The AppHost is gone', waiting: 'Connecting' };

// Follows the server while the page is in sight: hidden pages cost nothing and do not use up the browser's connections.
export function followChanges(onChange) {
  let source;
  const open = () => {
    if (source || document.hidden) return;
    source = new EventSource('/api/live');
    source.addEventListener('open', () => show('live'));
    source.addEventListener('message', (event) => {
      const { changed } = JSON.parse(event.data);
      // The first message has no names: whatever happened before may have been missed.
      onChange(changed.length > 0 ? new Set(changed) : new Set(['resources', 'traces', 'logs', 'metrics']));
    });
    source.addEventListener('error', () => {
      show('broken');
      if (source?.readyState !== EventSource.CLOSED) return;
      close();
      setTimeout(open, retry);
    });
  };
  const close = () => {
    source?.close();
    source = undefined;
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  open();
}

function show(state) {
  byId('live').dataset.state = state;
  byId('live-text').textContent = words[state];
}
