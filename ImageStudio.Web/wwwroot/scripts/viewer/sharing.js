import { announce } from '../shared/announce.js';
import { getLinks } from '../shared/api.js';
import { element } from '../shared/dom.js';
import { hour } from '../shared/format.js';
import { texts } from '../texts.js';

// Links that work for whoever gets them, for a while.
export class Sharing {
  root = element('div', { class: 'sharing', hidden: true });
  #links;

  begin() {
    this.#links = undefined;
    this.root.hidden = true;
  }

  async copy(id, name) {
    try {
      if (!this.#links || Date.parse(this.#links.expiresAt) - Date.now() < 60_000) this.#links = await getLinks(id);
      const link = name === 'original' ? this.#links.original : this.#links.renditions[name];
      await this.#put(link, texts.copied(hour(this.#links.expiresAt)));
    } catch (problem) {
      this.#say(problem.isUnsupported ? texts.noLinks : problem.message);
    }
  }

  // Not every browser lets a page write into the clipboard: then the link can be copied by hand.
  async #put(link, words) {
    try {
      await navigator.clipboard.writeText(link);
      this.#say(words);
    } catch {
      const field = element('input', { type: 'text', readOnly: true, value: link, 'aria-label': texts.link });
      this.#say(texts.copyByHand, field);
      field.select();
    }
  }

  #say(words, ...more) {
    this.root.hidden = false;
    this.root.replaceChildren(element('p', {}, words), ...more);
    announce(words);
  }
}
