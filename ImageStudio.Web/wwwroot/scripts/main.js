import { welcome } from './account.js';
import { connectAdding } from './adding.js';
import { connectActions } from './gallery/actions.js';
import { Deletions } from './gallery/deletions.js';
import { connectFinding } from './gallery/finding.js';
import { Gallery } from './gallery/gallery.js';
import { connectKeys } from './gallery/keys.js';
import { linkedPhoto } from './gallery/links.js';
import { Loading } from './gallery/loading.js';
import { Photos } from './gallery/photos.js';
import { Selection } from './gallery/selection.js';
import { followChanges } from './live/live.js';
import { Status } from './live/status.js';
import { getPhoto } from './shared/api.js';
import { byId } from './shared/dom.js';
import { lazily } from './shared/parts.js';
import { toast } from './shared/toast.js';
import { fillWords } from './shared/words.js';

fillWords();

const photos = new Photos();
const selection = new Selection(photos);
const loading = new Loading(photos);
const gallery = new Gallery(photos, selection, () => loading.more());
const deletions = new Deletions(photos);
const status = new Status();
const remove = (ids) => {
  selection.clear();
  deletions.remove(ids);
};

const viewer = lazily(() => import('./viewer/viewer.js'), 'viewer', ({ Viewer }) => new Viewer({ photos, remove, onClosed: (index) => gallery.focus(index) }));
const failures = lazily(() => import('./failures/panel.js'), 'failures', ({ Failures }) => new Failures({ openPhoto: openById, onChanged: () => status.start() }));
const open = async (photo) => (await viewer()).open(photo);
connectKeys({ photos, selection, gallery, open: (id) => open(photos.find(id)), remove });
connectActions({ photos, selection, remove });
byId('problems').addEventListener('click', async () => (await failures()).open());
const prepareUploads = connectAdding(photos);

async function openById(id) {
  try {
    await open(await getPhoto(id));
  } catch (problem) {
    toast(problem.message, { isProblem: true });
  }
}

async function openLinked() {
  const id = linkedPhoto(location.hash);
  if (!id) return;
  history.replaceState(null, '', location.pathname + location.search);
  await openById(id);
}

if (await welcome()) {
  const begun = loading.search(connectFinding((query) => loading.search(query)));
  followChanges({ photos, catchUp: () => begun.then(() => loading.reload()), onStatus: (each) => status.show(each) });
  await begun;
  addEventListener('hashchange', openLinked);
  await openLinked();
  await status.start();
  await prepareUploads();
}
