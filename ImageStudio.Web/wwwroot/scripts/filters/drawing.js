import { matrices, tonesOf, valuesOf } from './matrix.js';

const svg = 'http://www.w3.org/2000/svg';
const measured = 256;
const shapes = new Map();

// Sets how pictures with the filter look from now on, and answers what to put into their style.
export function drawWith(kind, settings) {
  if (kind === 'none') return 'none';
  if (!shapes.has(kind)) shapes.set(kind, makeShape(kind));
  shapes.get(kind).setAttribute('values', valuesOf(matrices[kind](settings)));
  return `url("#filter-${kind}")`;
}

function makeShape(kind) {
  const matrix = document.createElementNS(svg, 'feColorMatrix');
  matrix.setAttribute('type', 'matrix');
  const filter = document.createElementNS(svg, 'filter');
  filter.id = `filter-${kind}`;
  // The workers count with encoded values; SVG would convert to linear light first.
  filter.setAttribute('color-interpolation-filters', 'sRGB');
  filter.append(matrix);
  const sheet = document.createElementNS(svg, 'svg');
  sheet.setAttribute('class', 'hidden-text');
  sheet.setAttribute('aria-hidden', 'true');
  sheet.append(filter);
  document.body.append(sheet);
  return matrix;
}

// The tones of a picture that is loaded.
export function measure(picture) {
  const scale = Math.min(1, measured / Math.max(picture.naturalWidth, picture.naturalHeight, 1));
  const [width, height] = [picture.naturalWidth, picture.naturalHeight].map((size) => Math.max(1, Math.round(size * scale)));
  const pen = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  pen.drawImage(picture, 0, 0, width, height);
  return tonesOf(pen.getImageData(0, 0, width, height).data);
}
