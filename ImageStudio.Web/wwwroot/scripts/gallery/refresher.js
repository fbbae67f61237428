import { getPhoto } from '../shared/api.js';

// Asks for single photos; one that is told about while it is read is read once more.
export class Refresher {
  #running = new Map();
  #onRead;
  #onGone;

  constructor({ onRead, onGone }) {
    this.#onRead = onRead;
    this.#onGone = onGone;
  }

  async refresh(id) {
    if (this.#running.has(id)) {
      this.#running.set(id, true);
      return;
    }

    do {
      this.#running.set(id, false);
      try {
        this.#onRead(await getPhoto(id));
      } catch (problem) {
        if (problem.status === 404) this.#onGone(id);
      }
    } while (this.#running.get(id));
    this.#running.delete(id);
  }
}
