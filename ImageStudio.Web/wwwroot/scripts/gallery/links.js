const start = '#photo=';
const uploads = 'ingest/';

// Mails link to a photo by its key, which people can read: #photo=ingest%2F…; the API names it by the key's path in base64url.
export function linkedPhoto(hash) {
  if (!hash.startsWith(start)) return undefined;
  let key;
  try {
    key = decodeURIComponent(hash.slice(start.length));
  } catch {
    return undefined;
  }

  if (!key.startsWith(uploads)) return undefined;
  const path = String.fromCharCode(...new TextEncoder().encode(key.slice(uploads.length)));
  return btoa(path).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
