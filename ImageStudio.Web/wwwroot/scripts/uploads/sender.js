import { getLimits, getPhoto, makeTicket, Problem, problemFrom } from '../shared/api.js';
import { texts } from '../texts.js';
import { post } from './transfer.js';

// Sends photos: straight to S3 with a ticket where the browser can reach it, otherwise through the server.
export class Sender {
  #limits;
  // Undefined until it was tried.
  #isDirect;

  constructor(limits) {
    this.#limits = limits;
  }

  // Answers the photo, or nothing when its announcement will tell.
  async send(upload, options) {
    const { direct } = await this.#limits();
    if (!direct || this.#isDirect === false) return sendThrough(upload, options);
    try {
      const sent = await sendDirect(upload, options);
      this.#isDirect = true;
      return sent;
    } catch (problem) {
      if (!await this.#isOutOfReach(problem)) throw problem;
      this.#isDirect = false;
      options.onProgress(0, 1);
      return sendThrough(upload, options);
    }
  }

  // Only S3 does not answer, and never did: a firewall, another host name, no CORS.
  async #isOutOfReach(problem) {
    if (problem.isUnsupported) return true;
    if (problem.status !== 0 || this.#isDirect) return false;
    try {
      await getLimits();
      return true;
    } catch {
      return false;
    }
  }
}

async function sendThrough({ file, filter }, options) {
  const query = new URLSearchParams({ name: file.name });
  if (filter !== 'none') query.set('filter', filter);
  const answer = await post(`/api/uploads?${query}`, file, { ...options, headers: { 'Content-Type': 'application/octet-stream' } });
  if (answer.status === 201) return JSON.parse(answer.text);
  throw problemFrom(answer.status, answer.text, answer.retryAfter);
}

async function sendDirect({ file, kind, filter }, options) {
  const { id, url, fields } = await makeTicket({ name: file.name, type: kind.contentType, size: file.size, filter }, options.signal);
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  const answer = await post(url, form, { ...options, headers: traceOf(fields) });
  if (answer.status < 200 || answer.status > 299) throw problemOfS3(answer);
  try {
    return await getPhoto(id);
  } catch {
    return undefined;
  }
}

// The trace that the ticket began goes on in the request, for an S3 that follows traces; the metadata is for the workers.
function traceOf(fields) {
  const trace = fields['x-amz-meta-traceparent'];
  return trace ? { traceparent: trace } : {};
}

// S3 explains itself in XML, to programmers.
function problemOfS3({ status, text }) {
  const code = /<Code>(\w+)<\/Code>/.exec(text)?.[1];
  if (code === 'EntityTooLarge') return new Problem(texts.tooLargeForTicket, 413);
  return status >= 500 || code === 'SlowDown' ? new Problem(texts.storageBusy, 503) : new Problem(texts.storageRefused(code ?? status), 400);
}
