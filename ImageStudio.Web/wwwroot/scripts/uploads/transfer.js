import { Problem } from '../shared/api.js';
import { texts } from '../texts.js';

// A connection that is gone without a word: nothing has moved for so long.
const silence = 30_000;
const longestAnswer = 120_000;

// Posts a body and answers { status, text }. XMLHttpRequest, since fetch does not tell how far an upload has come.
export function post(url, body, { onProgress, signal, headers = {} }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let watch;
    const give = (settle, value) => {
      clearTimeout(watch);
      settle(value);
    };
    const lose = () => give(reject, new Problem(texts.noConnection, 0));
    const expect = (within) => {
      clearTimeout(watch);
      watch = setTimeout(() => {
        lose();
        request.abort();
      }, within);
    };

    request.open('POST', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', (event) => {
      expect(silence);
      onProgress(event.loaded, event.total);
    });
    request.upload.addEventListener('load', () => expect(longestAnswer));
    request.addEventListener('load', () => give(resolve, {
      status: request.status,
      text: request.responseText,
      // Asking another origin for a header that it keeps to itself is told on the console.
      retryAfter: Number(/^retry-after: (\d+)/im.exec(request.getAllResponseHeaders())?.[1]) || undefined,
    }));
    request.addEventListener('error', lose);
    request.addEventListener('abort', () => give(reject, new DOMException('cancelled', 'AbortError')));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    expect(silence);
    request.send(body);
  });
}
