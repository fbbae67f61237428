const active = ['checking', 'waiting', 'sending', 'paused'];

// checking → waiting → sending → done; refused: judged, sending it again changes nothing; failed: worth another try;
// paused: the connection is gone, it goes on by itself; cancelled: by the user, who may change their mind.
export function makeUpload(file, filter) {
  return { file, filter, kind: undefined, state: 'checking', sent: 0, breaks: 0, reason: undefined, abort: undefined };
}

export const isActive = ({ state }) => active.includes(state);

export const isFinished = ({ state }) => ['done', 'cancelled', 'refused'].includes(state);

// When the server has judged the file, sending it once more changes nothing.
export const stateAfter = ({ name, status }) => {
  if (name === 'AbortError') return 'cancelled';
  if ([0, 429, 502, 503, 504].includes(status)) return 'paused';
  return [400, 413, 415].includes(status) ? 'refused' : 'failed';
};

// How many there are, what became of them, and how far their bytes have come; with those that are not listed any more.
export function totalsOf(all, gone) {
  const count = (...states) => all.filter((upload) => states.includes(upload.state)).length;
  const going = all.filter((upload) => isActive(upload) || upload.state === 'done');
  return {
    all: all.length + gone.count,
    done: count('done') + gone.count,
    notDone: count('failed', 'refused', 'cancelled'),
    active: all.filter(isActive).length,
    paused: count('paused'),
    failed: count('failed'),
    finished: all.filter(isFinished).length,
    bytes: going.reduce((sum, upload) => sum + upload.file.size, gone.bytes),
    sent: going.reduce((sum, upload) => sum + (upload.state === 'done' ? upload.file.size : upload.sent), gone.bytes),
  };
}
