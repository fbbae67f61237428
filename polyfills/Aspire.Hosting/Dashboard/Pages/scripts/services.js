import { h } from './dom.js';

const colours = 12;
const places = new Map();

// Gives every service its colour by its place in the AppHost, so that it is the same on all pages and in every run.
export function learnServices(names) {
  for (const name of names) if (!places.has(name)) places.set(name, places.size);
}

export const serviceNames = () => [...places.keys()];

export function serviceClass(name) {
  learnServices([name]);
  return `s${places.get(name) % colours}`;
}

export function serviceChip({ name, spans, errors }) {
  return h('span', { class: `service chip ${serviceClass(name)}${errors ? ' has-errors' : ''}`, title: `${name}: ${spans} spans, ${errors} errors` }, name, h('span', { class: 'muted number' }, spans));
}

export const serviceName = (name) => h('span', { class: `service ${serviceClass(name)}` }, h('span', { class: 'cut' }, name));

export const serviceOptions = (all) => [['', all], ...serviceNames().map((name) => [name, name])];
