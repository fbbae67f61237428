import { look } from './checks.js';
import { Connection } from './connection.js';
import { Meter } from './meter.js';
import { isActive, isFinished, makeUpload, stateAfter, totalsOf } from './upload.js';

const mostAtOnce = 3;
const mostBreaks = 5;
const shownWhenDone = 3000;

// The queue of uploads. It knows nothing of the page: listeners hear 'changed' (one, or all when some came or went),
// 'uploaded' with the photo where it is known, and 'leftOut' with files of a folder that are no photos.
export class Uploads extends EventTarget {
  #limits;
  #sender;
  #connection;
  #meter = new Meter();
  #all = [];
  #gone = { count: 0, bytes: 0 };

  constructor({ limits, probe, sender }) {
    super();
    this.#limits = limits;
    this.#sender = sender;
    this.#connection = new Connection(probe, () => this.#resume());
    addEventListener('offline', () => this.#in('sending').forEach((upload) => this.#break(upload)));
  }

  get all() {
    return this.#all;
  }

  get totals() {
    return totalsOf(this.#all, this.#gone);
  }

  // Bytes per second, where it can be told.
  get speed() {
    return this.#meter.speed();
  }

  // Files of a folder that are no photos are left out; of files that were chosen one by one each is told about.
  async add(files, { filter = 'none', isFolder = false } = {}) {
    const uploads = files.map((file) => makeUpload(file, filter));
    this.#all.push(...uploads);
    this.#tell('changed');
    for (const upload of uploads) await this.#check(upload);
    if (!isFolder) return;
    const leftOut = uploads.filter((upload) => upload.isNoPhoto);
    this.#keep((upload) => !leftOut.includes(upload));
    if (leftOut.length > 0) this.#tell('leftOut', { files: leftOut.map((upload) => upload.file) });
  }

  cancel(upload) {
    if (upload.state === 'sending') upload.abort.abort();
    else this.#set(upload, 'cancelled');
  }

  cancelAll() {
    this.#all.filter(isActive).forEach((upload) => this.cancel(upload));
  }

  retry(upload) {
    this.#set(upload, 'checking', { reason: undefined, sent: 0, breaks: 0 });
    return this.#check(upload);
  }

  retryAll() {
    this.#in('failed').forEach((upload) => this.retry(upload));
  }

  dismiss(upload) {
    this.#keep((each) => each !== upload);
  }

  clearFinished() {
    this.#keep((upload) => !isFinished(upload));
  }

  #in = (...states) => this.#all.filter((upload) => states.includes(upload.state));

  #keep(isKept) {
    const done = this.#all.filter((upload) => !isKept(upload) && upload.state === 'done');
    this.#all = this.#all.filter(isKept);
    const bytes = done.reduce((sum, upload) => sum + upload.file.size, this.#gone.bytes);
    this.#gone = this.#all.length === 0 ? { count: 0, bytes: 0 } : { count: this.#gone.count + done.length, bytes };
    this.#tell('changed');
  }

  async #check(upload) {
    let found;
    try {
      found = await look(upload.file, await this.#limits());
    } catch (problem) {
      return this.#stop(upload, problem);
    }

    // Cancelled meanwhile.
    if (upload.state !== 'checking') return;
    this.#set(upload, found.reason ? 'refused' : 'waiting', found);
    this.#startWaiting();
  }

  #startWaiting() {
    const free = mostAtOnce - this.#in('sending').length;
    for (const upload of this.#in('waiting').slice(0, Math.max(0, free))) this.#run(upload);
  }

  async #run(upload) {
    const abort = new AbortController();
    this.#set(upload, 'sending', { sent: 0, abort, reason: undefined });
    try {
      const photo = await this.#sender.send(upload, { signal: abort.signal, onProgress: (sent, of) => this.#progress(upload, sent, of) });
      this.#connection.cameThrough();
      this.#set(upload, 'done');
      this.#tell('uploaded', { upload, photo });
      // From here on the gallery shows it.
      setTimeout(() => this.dismiss(upload), shownWhenDone);
    } catch (problem) {
      // What was broken off by the loss of the connection has its state already.
      if (upload.state === 'sending' && upload.abort === abort) this.#stop(upload, problem);
    }

    this.#startWaiting();
  }

  #stop(upload, problem) {
    let state = stateAfter(problem);
    // Being asked to wait is no break, however often it happens.
    if (state === 'paused' && problem.status !== 429 && ++upload.breaks >= mostBreaks) state = 'failed';
    this.#set(upload, state, { sent: 0, reason: state === 'cancelled' ? undefined : problem.message });
    if (state === 'paused') this.#connection.lost(problem.retryAfter);
  }

  #break(upload) {
    this.#set(upload, 'paused', { sent: 0 });
    upload.abort.abort();
    this.#connection.lost();
  }

  // S3 takes a form in one piece, so a file that was under way begins anew.
  #resume() {
    for (const upload of this.#in('paused')) {
      this.#set(upload, 'checking', { reason: undefined });
      this.#check(upload);
    }
  }

  // A form is a little larger than its file.
  #progress(upload, loaded, of) {
    const sent = Math.round((upload.file.size * loaded) / Math.max(1, of));
    this.#meter.add(sent - upload.sent);
    this.#set(upload, 'sending', { sent });
  }

  #set(upload, state, more = {}) {
    Object.assign(upload, more, { state });
    this.#tell('changed', { upload });
  }

  #tell(type, more) {
    this.dispatchEvent(Object.assign(new Event(type), more));
  }
}
