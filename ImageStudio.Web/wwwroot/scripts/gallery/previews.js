// Pictures of uploads from the disk of whoever uploaded them, until there are thumbnails.
const urls = new Map();
const most = 60;

export function keepPreview(id, file) {
  dropPreview(id);
  urls.set(id, URL.createObjectURL(file));
  if (urls.size > most) dropPreview(urls.keys().next().value);
}

export const previewOf = (id) => urls.get(id);

export function dropPreview(id) {
  if (!urls.has(id)) return;
  URL.revokeObjectURL(urls.get(id));
  urls.delete(id);
}
