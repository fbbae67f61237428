const first = 1000;
const longest = 30_000;

// Asks now and then whether the server answers again, and at once when the browser says that it is online. Each time it
// takes longer until an upload came through: a server that answers and drops what it is sent is not worth hurrying for.
export class Connection {
  #probe;
  #onBack;
  #timer;
  #wait = first;

  constructor(probe, onBack) {
    this.#probe = probe;
    this.#onBack = onBack;
    addEventListener('online', () => this.#timer && this.#ask());
  }

  lost(retryAfter) {
    if (this.#timer) return;
    this.#timer = setTimeout(() => this.#ask(), retryAfter ? retryAfter * 1000 : this.#wait);
    this.#wait = Math.min(this.#wait * 2, longest);
  }

  cameThrough() {
    this.#wait = first;
  }

  async #ask() {
    clearTimeout(this.#timer);
    try {
      await this.#probe();
      this.#timer = undefined;
      this.#onBack();
    } catch {
      this.#timer = undefined;
      this.lost();
    }
  }
}
