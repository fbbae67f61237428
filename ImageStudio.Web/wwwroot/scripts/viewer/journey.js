import { getJourney } from '../shared/api.js';
import { element } from '../shared/dom.js';
import { milliseconds, moment } from '../shared/format.js';
import { texts } from '../texts.js';

// What happened to a photo, as a timeline; hidden where the server cannot tell.
export class Journey {
  #id;
  #list = element('ol', { class: 'journey-events' });
  #trace = element('p', { class: 'journey-trace' });
  root = element('section', { class: 'journey', hidden: true, 'aria-labelledby': 'journey-title' }, element('h3', { id: 'journey-title' }, texts.journey), this.#list, this.#trace);

  // Another photo: nothing of the one before may be seen.
  begin(id) {
    this.#id = id;
    this.root.hidden = true;
  }

  async show(photo) {
    const { id } = photo;
    this.#showTrace(photo);
    let events;
    try {
      ({ events } = await getJourney(id));
    } catch {
      events = [];
    }

    if (this.#id !== id) return;
    this.root.hidden = events.length === 0 && this.#trace.hidden;
    const start = Date.parse(events[0]?.at);
    this.#list.replaceChildren(...events.map((each) => step(each, start)));
  }

  #showTrace({ traceUrl, traceId }) {
    this.#trace.hidden = !traceId;
    this.#trace.replaceChildren(
      traceUrl
        ? element('a', { href: traceUrl, target: '_blank', rel: 'noopener noreferrer' }, texts.openTrace)
        : element('span', {}, texts.trace(traceId)),
    );
  }
}

function step({ at, kind, text, durationMs }, start) {
  const after = Date.parse(at) - start;
  const item = element(
    'li',
    { class: 'journey-event' },
    element('time', { dateTime: at, title: moment(at) }, after > 0 ? `+${milliseconds(after)}` : moment(at)),
    element('p', {}, text, durationMs !== undefined && element('span', { class: 'journey-took' }, texts.took(milliseconds(durationMs)))),
  );
  item.dataset.kind = kind;
  return item;
}
