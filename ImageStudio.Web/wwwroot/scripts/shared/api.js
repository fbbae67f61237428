import { texts } from '../texts.js';

// A failure that can be shown: its message is the server's reason, or a sentence of ours. Status 0: nobody answered.
export class Problem extends Error {
  constructor(message, status, retryAfter) {
    super(message || texts.unknownFailure);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  // The server has no such endpoint: the page does without.
  get isUnsupported() {
    return [404, 405, 501].includes(this.status);
  }
}

export function problemFrom(status, body, retryAfter) {
  try {
    const { title, detail, errors } = JSON.parse(body);
    return new Problem(detail || Object.values(errors ?? {}).flat()[0] || title, status, retryAfter);
  } catch {
    return new Problem(undefined, status, retryAfter);
  }
}

export async function ask(url, { json, ...options } = {}) {
  if (json !== undefined) Object.assign(options, { body: JSON.stringify(json), headers: { 'Content-Type': 'application/json' } });
  let response;
  try {
    response = await fetch(url, options);
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Problem(texts.noConnection, 0);
  }

  if (!response.ok) throw problemFrom(response.status, await response.text(), Number(response.headers.get('Retry-After')) || undefined);
  return response.status === 204 || response.headers.get('Content-Length') === '0' ? undefined : response.json();
}

const post = (url, json, more) => ask(url, { method: 'POST', json, ...more });

export const getLimits = () => ask('/api/uploads/limits');
export const makeTicket = (wanted, signal) => post('/api/uploads/tickets', wanted, { signal });
export const getPhoto = (id) => ask(`/api/photos/${id}`);
export const getJourney = (id) => ask(`/api/photos/${id}/journey`);
export const getLinks = (id) => post(`/api/photos/${id}/links`);
export const deletePhotos = (ids, more) => post('/api/photos/delete', { ids }, more);
export const deletePhoto = (id, more) => ask(`/api/photos/${id}`, { method: 'DELETE', ...more });

export const getMe = () => ask('/api/me');
export const getStatus = () => ask('/api/status');
export const getDeadLetterCounts = () => ask('/api/dead-letters/count');
export const getDeadLetters = () => ask('/api/dead-letters');
export const redriveAll = () => post('/api/dead-letters/redrive');
export const redriveQueue = (queue) => post(`/api/dead-letters/${queue}/redrive`);
export const redriveLetter = (queue, id) => post(`/api/dead-letters/${queue}/${encodeURIComponent(id)}/redrive`);
export const discardLetter = (queue, id) => ask(`/api/dead-letters/${queue}/${encodeURIComponent(id)}`, { method: 'DELETE' });

export function getPhotos({ after, limit, q, state, signal }) {
  const query = new URLSearchParams({ limit });
  for (const [name, value] of Object.entries({ after, q, state })) if (value) query.set(name, value);
  return ask(`/api/photos?${query}`, { signal });
}
