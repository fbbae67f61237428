import { byId } from './shared/dom.js';
import { lazily } from './shared/parts.js';
import { takeFiles } from './uploads/sources.js';

// Photos to be added: they are uploaded at once, or wait in the dialog where a filter is chosen for them.
export function connectAdding(photos) {
  const uploads = lazily(() => import('./uploads/start.js'), 'uploads', ({ start }) => start(photos));
  const choosing = lazily(() => import('./filters/dialog.js'), 'filters', ({ FilterDialog }) => new FilterDialog({
    upload: async (files, filter) => (await uploads()).add(files, { filter }),
    newest: () => photos.all[0],
  }));
  // A dialog that is still on its way counts: what is dropped meanwhile is meant for it.
  let opening;
  takeFiles(async (files, options) => {
    const dialog = await opening;
    if (dialog?.isOpen) dialog.take(files);
    else (await uploads()).add(files, options);
  });
  byId('add-filtered').addEventListener('click', () => {
    byId('ways').hidePopover();
    opening = choosing().then((dialog) => {
      dialog.open();
      return dialog;
    }, () => undefined);
  });
  // Got in time: without a connection it would be too late.
  return () => uploads().catch(() => {});
}
