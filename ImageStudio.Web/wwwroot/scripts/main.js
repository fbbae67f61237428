import { connectActions } from './gallery/actions.js';
import { Deletions } from './gallery/deletions.js';
import { connectFinding } from './gallery/finding.js';
import { Gallery } from './gallery/gallery.js';
import { connectKeys } from './gallery/keys.js';
import { linkedPhoto } from './gallery/links.js';
import { Loading } from './gallery/loading.js';
import { Photos } from './gallery/photos.js';
import { keepPreview } from './gallery/previews.js';
import { Selection } from './gallery/selection.js';
import { followChanges } from './live/live.js';
import { announce } from './shared/announce.js';
import { getLimits, getPhoto } from './shared/api.js';
import { byId } from './shared/dom.js';
import { toast } from './shared/toast.js';
import { fillWords } from './shared/words.js';
import { UploadPanel } from './uploads/panel.js';
import { Sender } from './uploads/sender.js';
import { takeFiles } from './uploads/sources.js';
import { Uploads } from './uploads/uploads.js';
import { texts } from './texts.js';
import { Viewer } from './viewer/viewer.js';

fillWords();

const photos = new Photos();
const selection = new Selection(photos);
const loading = new Loading(photos);
const gallery = new Gallery(photos, selection, () => loading.more());
const deletions = new Deletions(photos);
const remove = (ids) => {
  selection.clear();
  deletions.remove(ids);
};
const viewer = new Viewer({ photos, remove, onClosed: (index) => gallery.focus(index) });
const open = (id) => viewer.open(id);
connectKeys({ photos, selection, gallery, open, remove });
connectActions({ photos, selection, remove });

let known;
const limits = async () => (known ??= await getLimits());
const uploads = new Uploads({ limits, probe: getLimits, sender: new Sender(limits) });
uploads.addEventListener('uploaded', ({ upload, photo }) => {
  if (!photo) return;
  // A picture that will look different would only mislead.
  if (upload.filter === 'none') keepPreview(photo.id, upload.file);
  photos.receive(photo);
  photos.touch(photo.id);
});
uploads.addEventListener('leftOut', ({ files }) => toast(texts.leftOut(files.length)));
new UploadPanel(uploads);

// While a filter is chosen, files wait there.
let choosing;
takeFiles((files, options) => (choosing?.isOpen ? choosing.take(files) : uploads.add(files, options)));
byId('add-filtered').addEventListener('click', async () => {
  byId('ways').hidePopover();
  const { FilterDialog } = await import('./filters/dialog.js');
  choosing ??= new FilterDialog({ upload: (files, filter) => uploads.add(files, { filter }), newest: () => photos.all[0] });
  choosing.open();
});

async function openLinked() {
  const id = linkedPhoto(location.hash);
  if (!id) return;
  history.replaceState(null, '', location.pathname);
  try {
    photos.receive(await getPhoto(id));
    viewer.open(id);
  } catch (problem) {
    announce(problem.message);
  }
}

followChanges(photos, () => loading.reload());
await loading.search(connectFinding((query) => loading.search(query)));
addEventListener('hashchange', openLinked);
await openLinked();
