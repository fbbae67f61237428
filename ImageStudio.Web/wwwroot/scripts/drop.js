import { byId } from './dom.js';

const veil = byId('drop-veil');

// Files reach the page by dropping them anywhere, by pasting, and by the buttons.
export function takeFiles(add) {
  takeDropped(add);
  document.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0) add(files);
  });

  const input = byId('files');
  for (const id of ['pick', 'pick-empty']) byId(id).addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    add([...input.files]);
    input.value = '';
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
  onFiles('drop', (event) => {
    show(0);
    add([...event.dataTransfer.files]);
  });
}
