import { byId } from '../shared/dom.js';
import { texts } from '../texts.js';

const pollInterval = 4000;
const sign = byId('live');
const text = byId('live-text');

// Follows the server's changes. What happened before the server listened for this page, or in a break, is looked up at its
// hello, or when it says that it has lost count (resync); while nothing is announced, the page asks now and then.
export function followChanges({ photos, catchUp, onStatus }) {
  let polling = 0;
  const poll = (isOn) => {
    clearInterval(polling);
    polling = isOn ? setInterval(() => document.hidden || catchUp(), pollInterval) : 0;
  };

  const handlers = {
    hello: ({ live }) => {
      show(live ? 'live' : 'polling', live ? texts.live : texts.polling);
      poll(!live);
      catchUp();
    },
    resync: catchUp,
    received: ({ photo }) => photos.receive(photo),
    rendition: ({ id, etag, rendition }) => photos.addRendition(id, etag, rendition),
    failed: ({ id, etag, failure }) => photos.addFailure(id, etag, failure),
    deleted: ({ id }) => photos.remove(id),
    status: ({ status }) => onStatus(status),
  };
  connect((change) => handlers[change.kind]?.(change));
}

function connect(handle) {
  const source = new EventSource('/api/live');
  source.addEventListener('message', (event) => handle(JSON.parse(event.data)));
  source.addEventListener('error', () => {
    show('broken', texts.reconnecting);
    // The browser comes back by itself, except after an answer that is no stream.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => connect(handle), pollInterval);
  });
}

function show(state, words) {
  sign.hidden = false;
  sign.dataset.state = state;
  text.textContent = words;
}
