import { announce } from '../shared/announce.js';
import { element, iconButton } from '../shared/dom.js';
import { bytes } from '../shared/format.js';
import { texts } from '../texts.js';
import { isActive } from './upload.js';

// One upload in the panel.
export class Row {
  #upload;
  #state;
  #status = element('p', { class: 'upload-status' });
  #progress;
  #buttons;

  constructor(upload, uploads) {
    const { name } = upload.file;
    this.#upload = upload;
    this.#progress = element('progress', { max: 1, value: 0, 'aria-label': name });
    this.#buttons = {
      retry: iconButton('retry', texts.retryName(name), () => uploads.retry(upload)),
      cancel: iconButton('close', texts.cancelName(name), () => uploads.cancel(upload)),
      dismiss: iconButton('close', texts.dismissName(name), () => uploads.dismiss(upload)),
    };
    this.root = element(
      'li',
      { class: 'upload' },
      previewOf(upload.file),
      element('div', { class: 'upload-text' }, element('p', { class: 'upload-name', title: name }, name), this.#status, this.#progress),
      element('div', { class: 'upload-actions' }, ...Object.values(this.#buttons)),
    );
    this.show();
  }

  show() {
    const { state, sent, file } = this.#upload;
    const isNew = this.#state !== state;
    this.#state = state;
    this.root.dataset.state = state;
    this.#status.textContent = statusOf(this.#upload);
    this.#progress.value = sent / Math.max(1, file.size);
    if (!isNew) return;
    this.#progress.hidden = state !== 'sending';
    const { cancel, retry, dismiss } = this.#buttons;
    cancel.hidden = !isActive(this.#upload);
    retry.hidden = !['failed', 'cancelled', 'paused'].includes(state);
    dismiss.hidden = !cancel.hidden;
    this.#tell();
  }

  #tell() {
    const { state, file, reason } = this.#upload;
    if (state === 'done') announce(texts.added(file.name));
    if (reason) announce(texts.announceFailed(file.name, reason));
  }
}

// The picture itself, at once; not every browser shows every kind.
function previewOf(file) {
  const url = URL.createObjectURL(file);
  const picture = element('img', { class: 'upload-preview', alt: '', decoding: 'async', draggable: false });
  const release = () => URL.revokeObjectURL(url);
  picture.addEventListener('load', release);
  picture.addEventListener('error', () => {
    release();
    picture.replaceWith(element('span', { class: 'upload-preview', 'aria-hidden': 'true' }, file.name.split('.').at(-1).slice(0, 4)));
  });
  picture.src = url;
  return picture;
}

function statusOf({ state, file, filter, sent, reason }) {
  const size = [bytes(file.size), filter !== 'none' && texts.filters[filter.split(' ')[0]]].filter(Boolean).join(' · ');
  switch (state) {
    case 'checking': return texts.checking;
    case 'waiting': return texts.waitingOf(size);
    case 'sending': return sent < file.size ? texts.uploading(Math.floor((100 * sent) / file.size), size) : texts.working;
    case 'paused': return texts.paused(reason ?? texts.noConnection);
    case 'done': return texts.uploaded;
    case 'cancelled': return texts.cancelled;
    default: return reason;
  }
}
