import { texts } from './texts.js';

// A failure that can be shown: its message is the server's reason, or a sentence of ours.
export class Problem extends Error {
  constructor(message, status) {
    super(message || texts.unknownFailure);
    this.status = status;
  }
}

export function problemFrom(status, body) {
  try {
    const { title, detail } = JSON.parse(body);
    return new Problem(detail || title, status);
  } catch {
    return new Problem(undefined, status);
  }
}

async function ask(url, options) {
  let response;
  try {
    response = await fetch(url, options);
  } catch {
    throw new Problem(texts.noConnection, 0);
  }

  if (!response.ok) throw problemFrom(response.status, await response.text());
  return response.status === 204 ? undefined : response.json();
}

export const getLimits = () => ask('/api/uploads/limits');
export const getPhoto = (id) => ask(`/api/photos/${id}`);
export const deletePhoto = (id) => ask(`/api/photos/${id}`, { method: 'DELETE' });

export function getPhotos(after, limit) {
  const query = new URLSearchParams({ limit });
  if (after) query.set('after', after);
  return ask(`/api/photos?${query}`);
}
