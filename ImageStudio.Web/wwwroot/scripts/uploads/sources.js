import { byId } from '../shared/dom.js';
import { filesOf } from './folders.js';

const veil = byId('drop-veil');

// Files reach the page by dropping them anywhere, by pasting, from the camera, and by the buttons.
export function takeFiles(add) {
  takeDropped(add);
  document.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0) add(files);
  });

  for (const id of ['files', 'folder', 'camera']) {
    const input = byId(id);
    input.addEventListener('change', () => {
      const files = [...input.files].filter((file) => id !== 'folder' || !file.name.startsWith('.'));
      if (files.length > 0) add(files, { isFolder: id === 'folder' });
      input.value = '';
    });
  }

  // Every button that opens one of the inputs names it.
  document.addEventListener('click', (event) => {
    const opener = event.target.closest('[data-picks]');
    if (opener) byId(opener.dataset.picks).click();
  });
}

function takeDropped(add) {
  // Entering a child is told before leaving its parent, so both are counted.
  let depth = 0;
  const show = (value) => {
    depth = Math.max(0, value);
    veil.hidden = depth === 0;
  };
  const onFiles = (type, handle) => document.addEventListener(type, (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    handle(event);
  });

  onFiles('dragenter', () => show(depth + 1));
  onFiles('dragleave', () => show(depth - 1));
  onFiles('dragover', (event) => { event.dataTransfer.dropEffect = 'copy'; });
  onFiles('drop', async (event) => {
    show(0);
    const { files, isFolder } = await filesOf(event.dataTransfer);
    if (files.length > 0) add(files, { isFolder });
  });
}
