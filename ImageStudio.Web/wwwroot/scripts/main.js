import { getLimits, getPhoto } from './api.js';
import { announce } from './dom.js';
import { takeFiles } from './drop.js';
import { Gallery } from './gallery.js';
import { linkedPhoto } from './links.js';
import { followChanges } from './live.js';
import { Photos } from './photos.js';
import { connectClear, showUploads } from './uploads-view.js';
import { Uploads } from './uploads.js';
import { Viewer } from './viewer.js';

const photos = new Photos();
const viewer = new Viewer(photos, (id) => gallery.focus(id));
const gallery = new Gallery(photos, (id) => viewer.open(id));

let limits;
const uploads = new Uploads({
  limits: async () => (limits ??= await getLimits()),
  onChange: (changed) => showUploads(uploads, changed),
  onUploaded: (photo) => photos.receive(photo),
});
connectClear(uploads);
takeFiles((files) => uploads.add(files));

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
