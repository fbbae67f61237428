import { announce, byId, element } from './dom.js';
import { bytes } from './format.js';
import { texts } from './texts.js';

const section = byId('uploads');
const list = byId('upload-list');
const summary = byId('uploads-summary');
const clear = byId('uploads-clear');
const rows = new Map();

export function connectClear(uploads) {
  clear.addEventListener('click', () => uploads.clearFinished());
}

// Shows one upload that has changed, or all of them when some came or went.
export function showUploads(uploads, changed) {
  if (changed) show(changed);
  else showList(uploads);

  section.hidden = uploads.all.length === 0;
  summary.textContent = texts.summary(uploads.counts);
  clear.hidden = !uploads.hasFinished;
}

function showList(uploads) {
  for (const [upload, row] of rows) {
    if (uploads.all.includes(upload)) continue;
    row.root.remove();
    rows.delete(upload);
  }

  for (const upload of uploads.all) {
    if (rows.has(upload)) continue;
    rows.set(upload, makeRow(upload, uploads));
    list.append(rows.get(upload).root);
    show(upload);
  }
}

function makeRow(upload, uploads) {
  const { name } = upload.file;
  const button = (text, label, onclick) => element('button', { type: 'button', class: 'button quiet', 'aria-label': label, onclick }, text);
  const row = {
    status: element('p', { class: 'upload-status' }),
    progress: element('progress', { max: 1, value: 0, 'aria-label': name }),
    cancel: button(texts.cancel, texts.cancelName(name), () => uploads.cancel(upload)),
    retry: button(texts.retry, texts.retryName(name), () => uploads.retry(upload)),
    dismiss: button(texts.dismiss, texts.dismissName(name), () => uploads.dismiss(upload)),
  };
  row.root = element(
    'li',
    { class: 'upload' },
    element('p', { class: 'upload-name', title: name }, name),
    row.status,
    element('div', { class: 'upload-actions' }, row.cancel, row.retry, row.dismiss),
    row.progress,
  );
  return row;
}

function show(upload) {
  const row = rows.get(upload);
  if (!row) return;
  const { state } = upload;
  const isNew = row.root.dataset.state !== state;
  row.root.dataset.state = state;
  row.status.textContent = statusOf(upload);
  row.progress.value = upload.sent / Math.max(1, upload.file.size);
  row.progress.hidden = !['waiting', 'sending'].includes(state);
  row.cancel.hidden = !['checking', 'waiting', 'sending'].includes(state);
  row.retry.hidden = state !== 'failed' && state !== 'cancelled';
  row.dismiss.hidden = !row.cancel.hidden;
  if (isNew) tell(upload, row);
}

function tell({ state, file, reason }, { root }) {
  if (state === 'done') announce(texts.added(file.name));
  if (!reason) return;
  announce(texts.announceFailed(file.name, reason));
  // What needs someone's attention is not to be scrolled for.
  list.prepend(root);
}

function statusOf({ state, file, sent, reason }) {
  switch (state) {
    case 'checking': return texts.checking;
    case 'waiting': return texts.waiting;
    case 'sending': return sent < file.size ? texts.uploading(Math.floor((100 * sent) / file.size), bytes(file.size)) : texts.working;
    case 'done': return texts.uploaded;
    case 'cancelled': return texts.cancelled;
    default: return reason;
  }
}
