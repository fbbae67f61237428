import { byId, element } from '../shared/dom.js';
import { texts } from '../texts.js';
import { renditionOf } from './photo.js';

const bar = byId('actions');

// What can be done with the photos that are chosen.
export function connectActions({ photos, selection, remove }) {
  const show = () => {
    bar.hidden = selection.size === 0;
    byId('actions-count').textContent = texts.selected(selection.size);
    document.body.classList.toggle('is-selecting', selection.size > 0);
  };
  selection.addEventListener('changed', show);
  byId('actions-clear').addEventListener('click', () => selection.clear());
  byId('actions-all').addEventListener('click', () => selection.all());
  byId('actions-delete').addEventListener('click', () => remove(selection.ids));
  for (const button of bar.querySelectorAll('[data-rendition]')) {
    button.addEventListener('click', () => {
      byId('download-ways').hidePopover();
      download(selection.ids.map((id) => photos.find(id)).filter(Boolean), button.dataset.rendition);
    });
  }
}

// One photo is a file, several are a zip, which the server packs while it is sent.
function download(chosen, rendition) {
  if (chosen.length === 1) {
    const [photo] = chosen;
    const url = rendition === 'original' ? photo.originalUrl : renditionOf(photo, rendition)?.url ?? photo.originalUrl;
    element('a', { href: url, download: photo.name }).click();
    return;
  }

  const field = (name, value) => element('input', { type: 'hidden', name, value });
  // Into a tab of its own: should the server refuse, this page and its uploads are still there.
  const form = element('form', { method: 'post', action: '/api/photos/zip', target: '_blank', hidden: true },
    field('ids', chosen.map((photo) => photo.id).join(',')), field('rendition', rendition));
  document.body.append(form);
  form.submit();
  form.remove();
}
