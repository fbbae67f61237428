const shown = 5000;

// How fast bytes go, over the last seconds: what browsers report comes in bursts.
export class Meter {
  #samples = [];

  add(bytes, now = performance.now()) {
    if (bytes > 0) this.#samples.push({ bytes, now });
    this.#forget(now);
  }

  // Bytes per second; nothing while too little has been seen to tell.
  speed(now = performance.now()) {
    this.#forget(now);
    if (this.#samples.length < 2) return undefined;
    const [oldest] = this.#samples;
    const seconds = (now - oldest.now) / 1000;
    const bytes = this.#samples.reduce((sum, sample) => sum + sample.bytes, -oldest.bytes);
    return seconds < 0.5 ? undefined : bytes / seconds;
  }

  #forget(now) {
    while (this.#samples.length > 0 && now - this.#samples[0].now > shown) this.#samples.shift();
  }
}
