import { announce } from '../shared/announce.js';
import { getDeadLetters, redriveAll } from '../shared/api.js';
import { byId, element, icon, iconButton } from '../shared/dom.js';
import { texts } from '../texts.js';
import { queueSection } from './queue.js';

const dialog = byId('failures');

// What the workers could not handle, queue by queue, with the reason; to send back or to discard.
export class Failures {
  #openPhoto;
  #onChanged;
  #body = element('div', { class: 'failures-body' });
  #all = element('button', { type: 'button', class: 'button primary', onclick: () => this.run(redriveAll, texts.allSentBack) }, icon('retry'), texts.sendAllBack);
  #words = element('p', { class: 'failures-words', role: 'status' });

  constructor({ openPhoto, onChanged }) {
    this.#openPhoto = openPhoto;
    this.#onChanged = onChanged;
    dialog.replaceChildren(
      element('header', { class: 'sheet-head' }, element('h2', { id: 'failures-title' }, texts.failuresTitle), iconButton('close', texts.close, () => dialog.close())),
      element('p', { class: 'failures-hint' }, texts.failuresHint),
      this.#body,
      element('footer', { class: 'sheet-foot' }, this.#words, this.#all),
    );
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  }

  open() {
    this.#words.textContent = '';
    this.#body.replaceChildren(element('p', { class: 'failures-none' }, texts.loading));
    this.#all.hidden = true;
    dialog.showModal();
    return this.#load();
  }

  openPhoto(url) {
    dialog.close();
    return this.#openPhoto(url.slice(url.lastIndexOf('/') + 1));
  }

  // Does something about them, says what came of it, and looks again.
  async run(action, words) {
    let said = words;
    try {
      await action();
    } catch (problem) {
      said = problem.message;
    }

    await Promise.all([this.#load(), this.#onChanged()]);
    this.#words.textContent = said;
    if (!dialog.contains(document.activeElement) || document.activeElement === dialog) dialog.querySelector('.icon-button').focus();
  }

  async #load() {
    try {
      const queues = (await getDeadLetters()).filter((queue) => queue.count > 0 || queue.messages.length > 0);
      this.#all.hidden = queues.length === 0;
      this.#body.replaceChildren(...(queues.length > 0 ? queues.map((queue) => queueSection(queue, this)) : [element('p', { class: 'failures-none' }, texts.noFailures)]));
    } catch (problem) {
      this.#body.replaceChildren(element('p', { class: 'failures-none' }, problem.message));
      announce(problem.message);
    }
  }
}
