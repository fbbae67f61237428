import { announce } from '../shared/announce.js';
import { deletePhoto, deletePhotos } from '../shared/api.js';
import { toast } from '../shared/toast.js';
import { texts } from '../texts.js';

const patience = 8000;
const mostAtOnce = 200;

// Deletes photos: they vanish at once, and can be brought back until the server is told, a little later or when the page
// is left.
export class Deletions {
  #photos;
  #pending = new Set();

  constructor(photos) {
    this.#photos = photos;
    addEventListener('pagehide', () => [...this.#pending].forEach((each) => this.#commit(each, true)));
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.target.closest('input')) return;
      const last = [...this.#pending].at(-1);
      if (last) this.#undo(last);
    });
  }

  remove(ids) {
    const names = ids.map((id) => this.#photos.find(id)?.name ?? '');
    const words = ids.length === 1 ? texts.deletedOne(names[0]) : texts.deletedMany(ids.length);
    const batch = { ids };
    this.#photos.hide(ids);
    this.#pending.add(batch);
    batch.toast = toast(words, { action: texts.undo, onAction: () => this.#undo(batch), onEnd: () => this.#commit(batch), patience });
  }

  #undo(batch) {
    if (!this.#pending.delete(batch)) return;
    batch.toast.close();
    this.#photos.restore(batch.ids);
    announce(texts.restored(batch.ids.length));
  }

  async #commit(batch, isLeaving = false) {
    if (!this.#pending.delete(batch)) return;
    batch.toast.close();
    const kept = await tell(batch.ids, isLeaving);
    for (const id of batch.ids) if (!kept.has(id)) this.#photos.remove(id);
    if (kept.size === 0) return;
    this.#photos.restore([...kept.keys()]);
    toast(texts.notDeleted(kept.size, [...kept.values()][0]), { isProblem: true });
  }
}

// Deletes, and answers which could not be deleted, and why.
async function tell(ids, isLeaving) {
  const kept = new Map();
  for (let from = 0; from < ids.length; from += mostAtOnce) await tellPart(ids.slice(from, from + mostAtOnce), isLeaving, kept);
  return kept;
}

async function tellPart(ids, isLeaving, kept) {
  try {
    const { results } = await deletePhotos(ids, { keepalive: isLeaving });
    for (const { id, deleted, problem } of results) if (!deleted) kept.set(id, problem ?? texts.unknownFailure);
  } catch (problem) {
    if (!problem.isUnsupported) ids.forEach((id) => kept.set(id, problem.message));
    else await Promise.all(ids.map((id) => deletePhoto(id, { keepalive: isLeaving }).catch(({ message }) => kept.set(id, message))));
  }
}
