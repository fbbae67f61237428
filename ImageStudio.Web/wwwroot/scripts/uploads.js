import { reasonAgainst } from './checks.js';
import { send } from './transfer.js';

const mostAtOnce = 3;
const finished = ['done', 'cancelled', 'refused'];
const shownWhenDone = 3000;

// The queue of uploads. It knows nothing of the page; a listener is told what changes.
export class Uploads {
  #limits;
  #onChange;
  #onUploaded;
  #all = [];
  #running = 0;
  #goneWhenDone = 0;

  constructor({ limits, onChange, onUploaded }) {
    this.#limits = limits;
    this.#onChange = onChange;
    this.#onUploaded = onUploaded;
  }

  get all() {
    return this.#all;
  }

  get hasFinished() {
    return this.#all.some((upload) => finished.includes(upload.state));
  }

  // How many there were and what became of them, with those that are not listed any more.
  get counts() {
    const count = (...states) => this.#all.filter((upload) => states.includes(upload.state)).length;
    return { all: this.#all.length + this.#goneWhenDone, done: count('done') + this.#goneWhenDone, notDone: count('failed', 'refused', 'cancelled') };
  }

  async add(files) {
    const uploads = files.map((file) => ({ file, state: 'checking', sent: 0, reason: undefined, abort: undefined }));
    this.#all.push(...uploads);
    this.#onChange();
    for (const upload of uploads) await this.#check(upload);
  }

  cancel(upload) {
    if (upload.state === 'sending') upload.abort.abort();
    else this.#set(upload, 'cancelled');
  }

  retry(upload) {
    this.#set(upload, 'checking', { reason: undefined, sent: 0 });
    return this.#check(upload);
  }

  dismiss(upload) {
    this.#keep((each) => each !== upload);
  }

  clearFinished() {
    this.#keep((upload) => !finished.includes(upload.state));
  }

  #keep(isKept) {
    const gone = this.#all.filter((upload) => !isKept(upload));
    this.#all = this.#all.filter(isKept);
    this.#goneWhenDone = this.#all.length === 0 ? 0 : this.#goneWhenDone + gone.filter((upload) => upload.state === 'done').length;
    this.#onChange();
  }

  async #check(upload) {
    let outcome;
    try {
      const reason = await reasonAgainst(upload.file, await this.#limits());
      outcome = reason ? ['refused', reason] : ['waiting'];
    } catch (problem) {
      outcome = ['failed', problem.message];
    }

    // Cancelled meanwhile.
    if (upload.state !== 'checking') return;
    this.#set(upload, outcome[0], { reason: outcome[1] });
    this.#startWaiting();
  }

  #startWaiting() {
    while (this.#running < mostAtOnce) {
      const upload = this.#all.find((each) => each.state === 'waiting');
      if (!upload) return;
      this.#run(upload);
    }
  }

  async #run(upload) {
    this.#running++;
    this.#set(upload, 'sending', { sent: 0, abort: new AbortController() });
    try {
      const photo = await send(upload.file, {
        signal: upload.abort.signal,
        onProgress: (sent) => this.#set(upload, 'sending', { sent }),
      });
      this.#set(upload, 'done');
      this.#onUploaded(photo);
      // From here on the gallery shows it.
      setTimeout(() => this.dismiss(upload), shownWhenDone);
    } catch (problem) {
      this.#set(upload, this.#stateAfter(problem), { reason: problem.status === undefined ? undefined : problem.message });
    } finally {
      this.#running--;
      this.#startWaiting();
    }
  }

  // When the server has judged the file, sending it once more changes nothing.
  #stateAfter(problem) {
    if (problem.name === 'AbortError') return 'cancelled';
    return [400, 413, 415].includes(problem.status) ? 'refused' : 'failed';
  }

  #set(upload, state, more = {}) {
    Object.assign(upload, more, { state });
    this.#onChange(upload);
  }
}
