import { getPhoto } from '../shared/api.js';
import { announce } from '../shared/announce.js';
import { byId, element } from '../shared/dom.js';
import { bytes, moment, pixels } from '../shared/format.js';
import { texts } from '../texts.js';

const dialog = byId('viewer');
const stages = ['web', 'mobile', 'thumbnail'];

// One photo, large, with what was made of it. Escape closes, arrows go to the neighbours.
export class Viewer {
  #photos;
  #onClosed;
  #remove;
  #id;

  constructor({ photos, remove, onClosed }) {
    this.#photos = photos;
    this.#remove = remove;
    this.#onClosed = onClosed;
    photos.addEventListener('changed', ({ photo }) => photo.id === this.#id && this.#load());
    photos.addEventListener('removed', ({ photo }) => photo.id === this.#id && dialog.close());
    dialog.addEventListener('close', () => this.#closed());
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    dialog.addEventListener('keydown', (event) => this.#onKey(event));
  }

  open(id) {
    this.#id = id;
    this.#show(this.#photos.find(id));
    if (!dialog.open) dialog.showModal();
    this.#load();
  }

  async #load() {
    const id = this.#id;
    try {
      const photo = await getPhoto(id);
      if (this.#id === id) this.#show(photo);
    } catch (problem) {
      if (this.#id !== id) return;
      if (problem.status === 404) this.#photos.remove(id);
      else announce(problem.message);
    }
  }

  #closed() {
    const index = this.#photos.indexOf(this.#id);
    this.#id = undefined;
    dialog.replaceChildren();
    this.#onClosed(index);
  }

  #onKey(event) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    this.#go(by);
  }

  #neighbour(by) {
    const all = this.#photos.all;
    return all[this.#photos.indexOf(this.#id) + by];
  }

  #go(by) {
    const photo = this.#neighbour(by);
    if (photo) this.open(photo.id);
  }

  #delete(photo) {
    const next = this.#neighbour(1) ?? this.#neighbour(-1);
    if (next) this.open(next.id);
    else dialog.close();
    this.#remove([photo.id]);
  }

  #show(photo) {
    const focused = document.activeElement?.dataset?.role;
    dialog.replaceChildren(this.#head(photo), this.#stage(photo), facts(photo, (button) => this.#delete(photo, button)));
    dialog.querySelector(`[data-role="${focused ?? 'close'}"]`)?.focus();
  }

  #head(photo) {
    return element(
      'header',
      { class: 'viewer-head' },
      element('h2', { id: 'viewer-name', class: 'viewer-name' }, photo.name),
      iconButton('close', texts.close, '✕', () => dialog.close()),
    );
  }

  #stage(photo) {
    const best = stages.map((name) => photo.renditions.find((rendition) => rendition.name === name)).find(Boolean);
    const previous = iconButton('previous', texts.previous, '‹', () => this.#go(-1));
    const next = iconButton('next', texts.next, '›', () => this.#go(1));
    previous.disabled = !this.#neighbour(-1);
    next.disabled = !this.#neighbour(1);
    return element(
      'div',
      { class: 'viewer-stage' },
      best
        ? element('img', { class: 'viewer-picture', alt: photo.name, src: best.url })
        : element('p', { class: 'viewer-none' }, photo.state === 'failed' ? photo.failures[0].reason : texts.states[photo.state]),
      previous,
      next,
    );
  }
}

function iconButton(role, label, sign, onclick) {
  const button = element('button', { type: 'button', class: `icon-button ${role}`, 'aria-label': label, title: label, onclick }, sign);
  button.dataset.role = role;
  return button;
}

function facts(photo, onDelete) {
  const remove = element('button', { type: 'button', class: 'button danger', onclick: () => onDelete(remove) }, texts.deletePhoto);
  remove.dataset.role = 'delete';
  return element(
    'footer',
    { class: 'viewer-facts' },
    element(
      'ul',
      { class: 'versions' },
      version(texts.original, [bytes(photo.bytes), moment(photo.received)], link(texts.download, photo.originalUrl, true)),
      ...Object.entries(texts.renditions).map(([name, title]) => renditionVersion(photo, name, title)),
    ),
    remove,
  );
}

function renditionVersion(photo, name, title) {
  const made = photo.renditions.find((rendition) => rendition.name === name);
  const failure = photo.failures.find((each) => each.rendition === name);
  if (failure) return version(title, [failure.reason === photo.failures[0].reason ? texts.notMade : failure.reason], undefined, 'failed');
  if (!made) return version(title, [texts.pending], undefined, 'pending');
  return version(
    title,
    [
      [made.width && pixels(made.width, made.height), bytes(made.bytes)].filter(Boolean).join(' · '),
      made.engine && texts.made(made.processingMilliseconds, made.engine),
    ],
    link(texts.open, made.url, false),
  );
}

function version(title, lines, action, state = 'ready') {
  const item = element(
    'li',
    { class: 'version' },
    element('h3', {}, title),
    ...lines.filter(Boolean).map((line) => element('p', {}, line)),
    action,
  );
  item.dataset.state = state;
  return item;
}

function link(text, href, isDownload) {
  return element('a', { href, download: isDownload ? '' : undefined, target: isDownload ? undefined : '_blank', rel: 'noopener' }, text);
}
