const renditionNames = ['thumbnail', 'web', 'mobile'];

// How far a photo has come, told by what is there: the server's rule.
export function stateOf({ renditions, failures }) {
  if (failures.length > 0) return 'failed';
  if (renditions.length >= renditionNames.length) return 'ready';
  return renditions.length > 0 ? 'processing' : 'received';
}

export const renditionOf = (photo, name) => photo.renditions.find((rendition) => rendition.name === name);

export function withRendition(photo, rendition) {
  return settled({
    ...photo,
    renditions: [...photo.renditions.filter((each) => each.name !== rendition.name), rendition],
    failures: photo.failures.filter((each) => each.rendition !== rendition.name),
  });
}

export function withFailure(photo, failure) {
  return settled({ ...photo, failures: [...photo.failures.filter((each) => each.rendition !== failure.rendition), failure] });
}

const settled = (photo) => ({ ...photo, state: stateOf(photo) });

// Whether the photo is among those that are looked for.
export function isWanted(photo, { q, state }) {
  const name = photo.name.toLowerCase();
  if (!q.toLowerCase().split(/\s+/).every((word) => name.includes(word))) return false;
  return !state || state === photo.state || (state === 'pending' && ['received', 'processing'].includes(photo.state));
}
