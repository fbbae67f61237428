// A path with parameters, without those that say nothing; a list gives its parameter several times.
export function address(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '' && one !== false) query.append(name, one === true ? '1' : one);
    }
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

// The answer as an object; null where there is no such thing.
export async function get(path, parameters) {
  return read(await fetch(address(path, parameters)));
}

export async function post(path) {
  return read(await fetch(path, { method: 'POST' }));
}

async function read(response) {
  // The AppHost was started anew, with another token.
  if (response.status === 401) location.assign(`/login?returnUrl=${encodeURIComponent(location.pathname + location.search)}`);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response.json();
}
