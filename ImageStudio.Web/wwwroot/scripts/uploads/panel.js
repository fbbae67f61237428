import { byId } from '../shared/dom.js';
import { bytes, count, duration } from '../shared/format.js';
import { texts } from '../texts.js';
import { Row } from './row.js';

const mostRows = 60;
const order = ['failed', 'refused', 'paused', 'sending', 'checking', 'waiting', 'cancelled', 'done'];
const section = byId('uploads');
const list = byId('upload-list');

// The uploads as a panel in the corner, over the gallery, so that nothing moves when it comes and goes.
export class UploadPanel {
  #uploads;
  #rows = new Map();
  #isDue = false;

  constructor(uploads) {
    this.#uploads = uploads;
    uploads.addEventListener('changed', () => this.#later());
    byId('uploads-clear').addEventListener('click', () => uploads.clearFinished());
    byId('uploads-retry').addEventListener('click', () => uploads.retryAll());
    byId('uploads-cancel').addEventListener('click', () => uploads.cancelAll());
    const fold = byId('uploads-fold');
    fold.addEventListener('click', () => fold.setAttribute('aria-expanded', String(section.classList.toggle('is-folded') === false)));
    setInterval(() => this.#uploads.totals.active > 0 && this.#showTotals(), 1000);
    addEventListener('beforeunload', (event) => this.#uploads.totals.active > 0 && event.preventDefault());
  }

  // Progress comes more often than anybody can see.
  #later() {
    if (this.#isDue) return;
    this.#isDue = true;
    setTimeout(() => {
      this.#isDue = false;
      this.#show();
    }, 40);
  }

  #show() {
    const { all } = this.#uploads;
    section.hidden = all.length === 0;
    const shown = all.length <= mostRows ? all : [...all].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state)).slice(0, mostRows);
    for (const [upload, row] of this.#rows) if (!shown.includes(upload)) this.#remove(upload, row);
    for (const upload of shown) this.#showOne(upload);
    this.#showTotals();
  }

  #showOne(upload) {
    const row = this.#rows.get(upload);
    if (!row) {
      this.#rows.set(upload, new Row(upload, this.#uploads));
      list.append(this.#rows.get(upload).root);
      return;
    }

    const before = row.root.dataset.state;
    row.show();
    // What needs someone's attention is not to be scrolled for.
    if (before !== upload.state && ['failed', 'refused'].includes(upload.state)) list.prepend(row.root);
  }

  // Whoever has just pressed a button in the row stays in the panel.
  #remove(upload, row) {
    const hadFocus = row.root.contains(document.activeElement);
    row.root.remove();
    this.#rows.delete(upload);
    if (hadFocus) byId('uploads-fold').focus();
  }

  #showTotals() {
    const { totals, speed } = this.#uploads;
    const share = totals.sent / Math.max(1, totals.bytes);
    byId('uploads-summary').textContent = texts.summary(totals);
    byId('uploads-rate').textContent = totals.active > 0 ? rateOf(totals, speed) : '';
    byId('uploads-total').value = share;
    byId('uploads-total').hidden = totals.active === 0;
    byId('uploads-cancel').hidden = totals.active === 0;
    byId('uploads-retry').hidden = totals.failed === 0;
    byId('uploads-clear').hidden = totals.finished === 0 || totals.active > 0;
    const rest = this.#uploads.all.length - this.#rows.size;
    byId('uploads-rest').textContent = rest > 0 ? texts.moreUploads(count(rest)) : '';
    document.title = totals.active > 0 ? texts.titleUploading(Math.floor(100 * share)) : texts.title;
  }
}

function rateOf({ sent, bytes: all, paused, active }, speed) {
  if (paused === active) return texts.offline;
  const part = texts.sentOf(bytes(sent), bytes(all));
  return speed ? [part, texts.speed(bytes(speed)), texts.timeLeft(duration((all - sent) / speed))].join(' · ') : part;
}
