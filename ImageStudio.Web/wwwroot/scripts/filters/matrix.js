// The same numbers as the workers use (ColourMatrix, ToneRange), so that the preview is what will be made: each of red,
// green and blue (0 to 255, sRGB as encoded) is a weighted sum of all three plus an offset.
const luminance = [0.2126, 0.7152, 0.0722];
const tintStrength = 0.6;
const saturation = 1.1;
const outliers = 0.01;
const narrowest = 100;

const identity = { weights: [1, 0, 0, 0, 1, 0, 0, 0, 1], offset: 0 };

export const matrices = {
  none: () => identity,
  grayscale: () => ({ weights: [...luminance, ...luminance, ...luminance], offset: 0 }),
  sepia: () => ({ weights: [0.393, 0.769, 0.189, 0.349, 0.686, 0.168, 0.272, 0.534, 0.131], offset: 0 }),
  tint: ({ colour }) => ({ weights: tinted(colour), offset: 0 }),
  enhance: ({ tones }) => enhanced(tones),
};

// The values of an SVG feColorMatrix: five to a row, offsets from 0 to 1.
export function valuesOf({ weights, offset }) {
  const row = (from) => [...weights.slice(from, from + 3), 0, offset / 255].join(' ');
  return [row(0), row(3), row(6), '0 0 0 1 0'].join(' ');
}

// Between which luminances a picture lies, leaving out one percent at either end. Pixels as a canvas has them.
export function tonesOf(pixels) {
  const histogram = new Array(256).fill(0);
  let counted = 0;
  for (let i = 0; i < pixels.length; i += 4) {
    if (pixels[i + 3] < 128) continue;
    histogram[Math.floor(luminance[0] * pixels[i] + luminance[1] * pixels[i + 1] + luminance[2] * pixels[i + 2])]++;
    counted++;
  }

  const few = Math.floor(counted * outliers);
  let [darkest, brightest] = [0, 255];
  for (let sum = histogram[0]; darkest < 255 && sum <= few;) sum += histogram[++darkest];
  for (let sum = histogram[255]; brightest > 0 && sum <= few;) sum += histogram[--brightest];
  if (brightest - darkest >= narrowest) return { darkest, brightest };
  const low = Math.min(255 - narrowest, Math.max(0, Math.trunc((darkest + brightest - narrowest) / 2)));
  return { darkest: low, brightest: low + narrowest };
}

function tinted(colour) {
  const channels = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const brightest = Math.max(1, ...channels);
  return channels.flatMap((channel) => luminance.map((weight) => (1 - tintStrength * (1 - channel / brightest)) * weight));
}

function enhanced({ darkest, brightest }) {
  const gain = 255 / (brightest - darkest);
  const [own, other] = [gain * saturation, gain * (1 - saturation)];
  const weights = [0, 1, 2].flatMap((row) => luminance.map((weight, column) => (row === column ? own : 0) + other * weight));
  return { weights, offset: -gain * darkest };
}
