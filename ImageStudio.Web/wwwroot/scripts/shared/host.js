import { byId } from './dom.js';

const guests = [byId('messages'), byId('announcer')];

// Where messages are seen and heard: what lies outside of an open dialog is out of reach for everybody.
export function moveMessages() {
  const host = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  for (const guest of guests) if (guest.parentElement !== host) host.append(guest);
}

document.addEventListener('close', moveMessages, true);
