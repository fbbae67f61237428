import { byId } from '../shared/dom.js';

const list = byId('tiles');
const longPress = 450;

// What mouse, finger and keyboard do in the gallery: open, choose, delete.
export function connectKeys({ photos, selection, gallery, open, remove }) {
  const idOf = (event) => event.target.closest('.tile')?.dataset.id;
  let pressed;

  list.addEventListener('click', (event) => {
    const id = idOf(event);
    if (!id || pressed === 'long') return;
    if (event.shiftKey) selection.extendTo(id);
    else if (event.ctrlKey || event.metaKey || selection.size > 0 || event.target.closest('.tile-check')) selection.toggle(id);
    else open(id);
  });

  // A finger that stays begins a selection.
  list.addEventListener('pointerdown', (event) => {
    clearTimeout(pressed);
    if (event.pointerType !== 'touch') return void (pressed = undefined);
    const id = idOf(event);
    pressed = id && setTimeout(() => {
      pressed = 'long';
      selection.toggle(id);
    }, longPress);
  });
  for (const type of ['pointerup', 'pointercancel', 'pointerleave']) list.addEventListener(type, () => clearTimeout(pressed));
  list.addEventListener('contextmenu', (event) => pressed !== undefined && event.preventDefault());

  list.addEventListener('keydown', (event) => {
    const id = idOf(event);
    if (!id || event.altKey) return;
    const act = actions[event.key === 'a' ? (event.ctrlKey || event.metaKey) && 'all' : event.key];
    if (!act) return;
    event.preventDefault();
    act({ event, id, index: photos.indexOf(id), photos, selection, gallery, open, remove });
  });
  document.addEventListener('keydown', (event) => event.key === 'Escape' && !document.querySelector('dialog[open], :popover-open') && selection.clear());
}

const by = (step) => (context) => {
  const { event, id, index, photos, selection, gallery } = context;
  if (event.shiftKey && selection.size === 0) selection.startAt(id);
  gallery.focus(index + step(context));
  if (event.shiftKey) selection.extendTo(photos.all[Math.max(0, Math.min(index + step(context), photos.all.length - 1))].id);
};

const actions = {
  ArrowLeft: by(() => -1),
  ArrowRight: by(() => 1),
  ArrowUp: by(({ gallery }) => -gallery.columns),
  ArrowDown: by(({ gallery }) => gallery.columns),
  PageUp: by(({ gallery }) => -gallery.columns * gallery.rowsInView),
  PageDown: by(({ gallery }) => gallery.columns * gallery.rowsInView),
  Home: by(({ index }) => -index),
  End: by(({ index, photos }) => photos.all.length - 1 - index),
  Enter: ({ id, open }) => open(id),
  ' ': ({ id, event, selection }) => (event.shiftKey ? selection.extendTo(id) : selection.toggle(id)),
  all: ({ selection }) => selection.all(),
  Delete: ({ id, selection, remove }) => remove(selection.size > 0 ? selection.ids : [id]),
};
