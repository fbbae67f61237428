import { Gallery } from './gallery/gallery.js';
import { linkedPhoto } from './gallery/links.js';
import { Photos } from './gallery/photos.js';
import { followChanges } from './live/live.js';
import { announce } from './shared/announce.js';
import { getLimits, getPhoto } from './shared/api.js';
import { byId } from './shared/dom.js';
import { fillWords } from './shared/words.js';
import { UploadPanel } from './uploads/panel.js';
import { Sender } from './uploads/sender.js';
import { takeFiles } from './uploads/sources.js';
import { Uploads } from './uploads/uploads.js';
import { texts } from './texts.js';
import { Viewer } from './viewer/viewer.js';

fillWords();

const photos = new Photos();
const viewer = new Viewer(photos, (id) => gallery.focus(id));
const gallery = new Gallery(photos, (id) => viewer.open(id));

let known;
const limits = async () => (known ??= await getLimits());
const uploads = new Uploads({ limits, probe: getLimits, sender: new Sender(limits) });
uploads.addEventListener('uploaded', ({ photo }) => photo && photos.receive(photo));
uploads.addEventListener('leftOut', ({ files }) => announce(texts.leftOut(files.length)));
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

await gallery.load();
followChanges(photos, () => gallery.load());
addEventListener('hashchange', openLinked);
await openLinked();
