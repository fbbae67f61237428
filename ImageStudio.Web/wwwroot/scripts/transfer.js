import { Problem, problemFrom } from './api.js';
import { texts } from './texts.js';

// Sends one file. XMLHttpRequest, since fetch does not tell how far an upload has come.
export function send(file, { onProgress, signal }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/uploads?${new URLSearchParams({ name: file.name })}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded));
    request.addEventListener('load', () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText));
      else reject(problemFrom(request.status, request.responseText));
    });
    request.addEventListener('error', () => reject(new Problem(texts.noConnection, 0)));
    request.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
