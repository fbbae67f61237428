import { keepPreview } from '../gallery/previews.js';
import { getLimits } from '../shared/api.js';
import { toast } from '../shared/toast.js';
import { texts } from '../texts.js';
import { UploadPanel } from './panel.js';
import { Sender } from './sender.js';
import { Uploads } from './uploads.js';

// Uploads, with their panel, for photos that come into the gallery.
export function start(photos) {
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
  return uploads;
}
