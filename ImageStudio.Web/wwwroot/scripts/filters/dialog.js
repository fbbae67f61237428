import { announce } from '../shared/announce.js';
import { byId, element, icon, iconButton } from '../shared/dom.js';
import { texts } from '../texts.js';
import { drawWith, measure } from './drawing.js';

const dialog = byId('filter-dialog');
const sample = 'sample.svg';
const mostShown = 6;

// Chooses a filter with the photos before one's eyes, and uploads them with it.
export class FilterDialog {
  #upload;
  #newest;
  #files = [];
  #kind = 'grayscale';
  #settings = { colour: '#3a6ea5', tones: { darkest: 0, brightest: 255 } };
  #urls = [];
  #parts;

  constructor({ upload, newest }) {
    this.#upload = upload;
    this.#newest = newest;
    dialog.addEventListener('close', () => this.#release());
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  }

  get isOpen() {
    return dialog.open;
  }

  open() {
    this.#files = [];
    this.#parts = this.#build();
    dialog.replaceChildren(...this.#parts.all);
    dialog.showModal();
    this.#showFiles();
  }

  take(files) {
    this.#files.push(...files);
    this.#showFiles();
    announce(texts.uploadCount(this.#files.length));
  }

  #build() {
    const preview = element('img', { class: 'filter-preview', alt: '' });
    preview.addEventListener('load', () => {
      this.#settings.tones = measure(preview);
      this.#parts.none.hidden = true;
      this.#draw();
    });
    preview.addEventListener('error', () => { this.#parts.none.hidden = false; });
    const none = element('p', { class: 'filter-none', hidden: true }, texts.noPreview);
    const strip = element('ul', { class: 'filter-strip' });
    const submit = element('button', { type: 'button', class: 'button primary', onclick: () => this.#submit() });
    const swatches = Object.keys(texts.filters).map((kind) => this.#swatch(kind));
    const colour = element('input', { type: 'color', class: 'filter-colour', value: this.#settings.colour, 'aria-label': texts.tintColour, oninput: () => {
      this.#settings.colour = colour.value;
      this.#choose('tint');
    } });
    const pick = (id, name, text) => element('button', { type: 'button', class: 'button', 'data-picks': id }, icon(name), text);
    return {
      preview, none, strip, submit, swatches, colour,
      all: [
        element('header', { class: 'sheet-head' }, element('h2', { id: 'filter-title' }, texts.filterTitle), iconButton('close', texts.close, () => dialog.close())),
        element('div', { class: 'filter-stage' }, preview, none, strip),
        element('fieldset', { class: 'filter-choice' },
          element('legend', { class: 'hidden-text' }, texts.filterLegend),
          ...swatches.map((each) => each.root), colour),
        element('p', { class: 'filter-hint' }, texts.filterHint),
        element('footer', { class: 'sheet-foot' }, pick('files', 'plus', texts.choosePhotos), pick('folder', 'folder', texts.addFolder), submit),
      ],
    };
  }

  #swatch(kind) {
    const picture = element('img', { class: 'swatch-picture', alt: '' });
    const input = element('input', { type: 'radio', name: 'filter', value: kind, class: 'swatch-input', checked: kind === this.#kind, onchange: () => this.#choose(kind) });
    return { kind, picture, input, root: element('label', { class: 'swatch' }, input, element('span', { class: 'swatch-box' }, picture), element('span', {}, texts.filters[kind])) };
  }

  #choose(kind) {
    this.#kind = kind;
    for (const each of this.#parts.swatches) each.input.checked = each.kind === kind;
    this.#draw();
  }

  #draw() {
    const { preview, swatches } = this.#parts;
    for (const { kind, picture } of swatches) picture.style.filter = drawWith(kind, this.#settings);
    preview.style.filter = drawWith(this.#kind, this.#settings);
    preview.alt = texts.previewOf(this.#files[0]?.name ?? texts.sample, texts.filters[this.#kind]);
  }

  #showFiles() {
    const { preview, strip, submit, swatches } = this.#parts;
    this.#release();
    const shown = this.#files.slice(0, mostShown).map((file) => URL.createObjectURL(file));
    this.#urls = shown;
    const newest = this.#newest()?.renditions;
    const url = shown[0] ?? (newest?.find((each) => each.name === 'mobile') ?? newest?.[0])?.url ?? sample;
    for (const picture of [preview, ...swatches.map((each) => each.picture)]) picture.src = url;
    const rest = this.#files.length - shown.length;
    strip.replaceChildren(
      ...(shown.length > 1 ? shown.map((each) => element('li', {}, element('img', { alt: '', src: each }))) : []),
      ...(rest > 0 ? [element('li', {}, texts.morePhotos(rest))] : []),
    );
    submit.textContent = texts.uploadCount(this.#files.length);
    submit.disabled = this.#files.length === 0;
    this.#draw();
  }

  #submit() {
    this.#upload(this.#files, this.#kind === 'tint' ? `tint ${this.#settings.colour}` : this.#kind);
    dialog.close();
  }

  #release() {
    this.#urls.forEach((url) => URL.revokeObjectURL(url));
    this.#urls = [];
  }
}
