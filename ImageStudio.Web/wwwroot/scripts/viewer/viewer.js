import { announce } from '../shared/announce.js';
import { getPhoto } from '../shared/api.js';
import { byId, element, icon, iconButton } from '../shared/dom.js';
import { bytes, moment } from '../shared/format.js';
import { texts } from '../texts.js';
import { Journey } from './journey.js';
import { Sharing } from './sharing.js';
import { Stage } from './stage.js';
import { showVersions, titleOf, versionsOf } from './versions.js';

const dialog = byId('viewer');
const preferred = ['web', 'mobile', 'thumbnail'];

// One photo, large, with what was made of it and what happened to it. Escape closes, arrows go to the neighbours.
export class Viewer {
  #photos;
  #remove;
  #onClosed;
  #photo;
  #index = -1;
  // What is on the stage; nothing: the best there is.
  #chosen;
  #isComparing = false;
  #originalSize;
  #name = element('h2', { id: 'viewer-name', class: 'viewer-name' });
  #facts = element('p', { class: 'viewer-facts' });
  #compare = element('button', { type: 'button', class: 'button quiet', 'aria-pressed': 'false', onclick: () => this.#toggleCompare() }, icon('compare'), texts.compare);
  #list = element('ul', { class: 'versions' });
  #stage = new Stage((by) => this.#go(by));
  #journey = new Journey();
  #sharing = new Sharing();

  constructor({ photos, remove, onClosed }) {
    this.#photos = photos;
    this.#remove = remove;
    this.#onClosed = onClosed;
    dialog.replaceChildren(
      this.#stage.root,
      element('div', { class: 'viewer-side' },
        element('header', { class: 'viewer-head' }, this.#name, iconButton('trash', texts.deletePhoto, () => this.#delete()), iconButton('close', texts.close, () => dialog.close(), { autofocus: true })),
        this.#facts,
        element('div', { class: 'versions-head' }, element('h3', {}, texts.versionsTitle), this.#compare),
        this.#list, this.#sharing.root, this.#journey.root),
    );
    photos.addEventListener('changed', ({ photo }) => photo.id === this.#photo?.id && this.#load());
    photos.addEventListener('removed', ({ photo }) => photo.id === this.#photo?.id && dialog.close());
    dialog.addEventListener('close', () => this.#closed());
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    dialog.addEventListener('keydown', (event) => this.#onKey(event));
  }

  // A photo of the gallery, or one that somebody linked to.
  open(photo) {
    this.#photo = photo;
    this.#index = this.#photos.indexOf(photo.id);
    this.#chosen = undefined;
    this.#originalSize = undefined;
    this.#journey.begin(photo.id);
    this.#sharing.begin();
    this.#show();
    if (!dialog.open) dialog.showModal();
    this.#load();
  }

  async #load() {
    const { id } = this.#photo;
    try {
      const photo = await getPhoto(id);
      if (this.#photo?.id !== id) return;
      this.#photo = photo;
      this.#show();
      this.#journey.show(photo);
    } catch (problem) {
      if (this.#photo?.id !== id) return;
      if (problem.status === 404) this.#photos.remove(id);
      else announce(problem.message);
    }
  }

  #closed() {
    this.#photo = undefined;
    this.#onClosed(this.#index);
  }

  #onKey(event) {
    if (event.target.matches('input')) return;
    if (event.key === 'Delete') this.#delete();
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    this.#go(by);
  }

  #neighbour(by) {
    return this.#index < 0 ? undefined : this.#photos.all[this.#photos.indexOf(this.#photo.id) + by];
  }

  #go(by) {
    const photo = this.#neighbour(by);
    if (!photo) return;
    this.open(photo);
    announce(photo.name);
  }

  #delete() {
    const { id } = this.#photo;
    const next = this.#neighbour(1) ?? this.#neighbour(-1);
    if (next) this.open(next);
    else dialog.close();
    this.#remove([id]);
    if (next) this.#index = this.#photos.indexOf(next.id);
    if (next) this.#show();
  }

  #toggleCompare() {
    this.#isComparing = !this.#isComparing;
    this.#compare.setAttribute('aria-pressed', String(this.#isComparing));
    this.#show();
  }

  #show() {
    const photo = this.#photo;
    const versions = versionsOf(photo);
    const best = preferred.map((name) => versions.find((each) => each.name === name && each.url)).find(Boolean);
    const shown = versions.find((each) => each.name === this.#chosen && each.url) ?? best;
    this.#name.textContent = photo.originalName ?? photo.name;
    this.#facts.textContent = [moment(photo.received), photo.filter && photo.filter !== 'none' && texts.filters[photo.filter.split(' ')[0]]].filter(Boolean).join(' · ');
    this.#compare.hidden = !best;
    this.#stage.show(this.#pictures(versions[0], shown), {
      hasPrevious: Boolean(this.#neighbour(-1)),
      hasNext: Boolean(this.#neighbour(1)),
      none: photo.state === 'failed' ? photo.failures[0].reason : texts.notYet,
    });
    this.#showVersions(shown);
  }

  #showVersions(shown) {
    showVersions(this.#list, this.#photo, {
      shown: shown?.name,
      originalSize: this.#originalSize,
      onShow: (name) => {
        this.#chosen = name;
        this.#show();
      },
      onCopy: (name) => this.#sharing.copy(this.#photo.id, name),
    });
  }

  #pictures(original, shown) {
    if (!shown) return [];
    const compared = this.#isComparing && !shown.isOriginal ? [original, shown] : [shown];
    return compared.map((version) => ({
      url: version.url,
      alt: `${this.#photo.name}, ${titleOf(version)}`,
      label: compared.length > 1 && `${titleOf(version)} · ${bytes(version.bytes)}`,
      onSize: version.isOriginal && ((size) => {
        if (this.#originalSize === size) return;
        this.#originalSize = size;
        this.#showVersions(shown);
      }),
    }));
  }
}
