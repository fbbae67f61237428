import { getDeadLetterCounts, getStatus } from '../shared/api.js';
import { byId, element } from '../shared/dom.js';
import { count } from '../shared/format.js';
import { toast } from '../shared/toast.js';
import { texts } from '../texts.js';

const list = byId('status');
const badge = byId('problems');

// How busy the workers are, and how much they could not handle.
export class Status {
  #stalled = new Set();

  // Until the first change is announced.
  async start() {
    try {
      this.show(await getStatus());
    } catch {
      await this.#showCounts();
    }
  }

  show({ queues, workers }) {
    const states = new Map(workers.map(({ name, state }) => [name, state]));
    list.hidden = queues.length === 0;
    list.replaceChildren(...[...queues].sort(byFlow).map((queue) => entry(queue, states.get(queue.name))));
    this.#showBadge(queues.reduce((sum, queue) => sum + queue.deadLetters, 0));
    this.#tellStalled(workers);
  }

  // A server that tells no status may still know its dead letters.
  async #showCounts() {
    try {
      this.#showBadge((await getDeadLetterCounts()).reduce((sum, queue) => sum + queue.count, 0));
    } catch {
      this.#showBadge(0);
    }
  }

  #showBadge(letters) {
    badge.hidden = letters === 0;
    byId('problems-count').textContent = count(letters);
  }

  #tellStalled(workers) {
    for (const { name, state } of workers) {
      const isNew = state === 'stalled' && !this.#stalled.has(name);
      if (state === 'stalled') this.#stalled.add(name);
      else this.#stalled.delete(name);
      if (isNew) toast(texts.stalled(texts.workers[name] ?? name), { isProblem: true });
    }
  }
}

// In the order in which photos pass them.
const flow = Object.keys(texts.workers);
const byFlow = (a, b) => flow.indexOf(a.name) - flow.indexOf(b.name);

function entry({ name, waiting, inFlight }, state = 'idle') {
  const work = waiting + inFlight;
  const title = texts.workers[name] ?? name;
  const item = element(
    'li',
    { class: 'worker', title: texts.workerLabel(title, texts.workerStates[state] ?? state, waiting, inFlight) },
    element('span', { class: 'worker-dot', 'aria-hidden': 'true' }),
    element('span', { 'aria-hidden': 'true' }, title),
    work > 0 && element('span', { class: 'worker-count', 'aria-hidden': 'true' }, count(work)),
    element('span', { class: 'hidden-text' }, texts.workerLabel(title, texts.workerStates[state] ?? state, waiting, inFlight)),
  );
  item.dataset.state = state;
  return item;
}
