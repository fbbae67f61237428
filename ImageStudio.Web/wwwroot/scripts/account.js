import { getMe } from './shared/api.js';
import { byId, element } from './shared/dom.js';
import { texts } from './texts.js';

const place = byId('account');

// Who is using the page; true where they may. A server without sign-in asks nobody.
export async function welcome() {
  let me;
  try {
    me = await getMe();
  } catch {
    return true;
  }

  if (me.signedIn) {
    // Leaving is a change, so it is a form and no link.
    place.append(
      element('span', { class: 'account-name' }, me.name),
      me.signOutUrl && element('form', { method: 'post', action: me.signOutUrl }, element('button', { class: 'button quiet' }, texts.signOut)),
    );
  }

  if (me.signedIn || !me.required) return true;
  byId('sign-in').hidden = false;
  const here = location.pathname + location.search + location.hash;
  byId('sign-in-link').href = `${me.signInUrl}?${new URLSearchParams({ returnUrl: here })}`;
  byId('find').hidden = true;
  byId('tiles').hidden = true;
  byId('adding').hidden = true;
  return false;
}
