import { element, icon, iconButton } from '../shared/dom.js';
import { bytes, milliseconds, pixels } from '../shared/format.js';
import { texts } from '../texts.js';

const expected = ['web', 'mobile', 'thumbnail'];

// The upload and what was made of it, each with its size; one of them is on the stage.
export function versionsOf(photo) {
  const made = new Map(photo.renditions.map((rendition) => [rendition.name, rendition]));
  const names = [...new Set([...expected, ...made.keys()])];
  return [
    { name: 'original', url: photo.originalUrl, bytes: photo.bytes, isOriginal: true },
    ...names.map((name) => ({ name, ...made.get(name), failure: photo.failures.find((each) => each.rendition === name) })),
  ];
}

export const titleOf = ({ name }) => texts.versions[name] ?? name;

export function showVersions(list, photo, { shown, originalSize, onShow, onCopy }) {
  const focused = document.activeElement?.dataset.role;
  list.replaceChildren(...versionsOf(photo).map((version) => {
    const item = element(
      'li',
      { class: 'version' },
      version.url
        ? element('button', { type: 'button', class: 'version-choose', 'aria-pressed': String(version.name === shown), 'data-role': `show-${version.name}`, onclick: () => onShow(version.name) }, ...facts(photo, version, originalSize))
        : element('div', { class: 'version-choose' }, ...facts(photo, version, originalSize)),
      version.url && actions(photo, version, onCopy),
    );
    item.dataset.name = version.name;
    item.dataset.state = version.url ? 'ready' : version.failure ? 'failed' : 'pending';
    return item;
  }));
  if (focused) list.querySelector(`[data-role="${CSS.escape(focused)}"]`)?.focus();
}

function facts(photo, version, originalSize) {
  const title = element('span', { class: 'version-title' }, titleOf(version));
  if (version.failure) return [title, line(version.failure.reason === photo.failures[0].reason ? texts.notMade : version.failure.reason)];
  if (!version.url) return [title, line(texts.pending)];
  const size = version.isOriginal ? originalSize : version.width && pixels(version.width, version.height);
  return [
    title,
    version.isOriginal ? undefined : saving(photo, version),
    line([size, bytes(version.bytes)].filter(Boolean).join(' · ')),
    version.engine && line(texts.made(milliseconds(version.processingMilliseconds), version.engine)),
  ];
}

const line = (words) => element('span', { class: 'version-fact' }, words);

function saving(photo, version) {
  const percent = Math.round(100 * (1 - version.bytes / Math.max(1, photo.bytes)));
  return percent > 0 && element('span', { class: 'version-saving' }, texts.saving(percent));
}

function actions(photo, version, onCopy) {
  const title = titleOf(version);
  const download = texts.downloadVersion(title);
  return element(
    'div',
    { class: 'version-actions' },
    iconButton('link', texts.copyLink(title), () => onCopy(version.name), { 'data-role': `copy-${version.name}` }),
    element('a', { class: 'icon-button', href: version.url, download: photo.name, title: download, 'aria-label': download, 'data-role': `download-${version.name}` }, icon('download')),
  );
}
