import { bytes } from './format.js';
import { texts } from './texts.js';

// What the server refuses is refused here first, before anything is sent; the server stays the judge.
const ascii = (data, from, length) => String.fromCharCode(...data.subarray(from, from + length));

const signatures = [
  (data) => data[0] === 0xff && data[1] === 0xd8 && data[2] === 0xff,
  (data) => data[0] === 0x89 && ascii(data, 1, 3) === 'PNG',
  (data) => /^GIF8[79]a/.test(ascii(data, 0, 6)),
  (data) => ascii(data, 0, 4) === 'RIFF' && ascii(data, 8, 4) === 'WEBP',
  (data) => /^(II[*+]\0|MM\0[*+])/.test(ascii(data, 0, 4)),
  (data) => ascii(data, 0, 2) === 'BM' && data.length >= 10 && data.subarray(6, 10).every((byte) => byte === 0),
  (data) => ascii(data, 4, 4) === 'ftyp' && /avi[fs]|hei|hev|mif1|msf1/.test(ascii(data, 8, 56)),
];

// The reason why a file cannot be uploaded, or nothing.
export async function reasonAgainst(file, limits) {
  if (file.size > limits.maxBytes) return texts.tooLarge(file.name, bytes(file.size), bytes(limits.maxBytes));
  let start;
  try {
    start = new Uint8Array(await file.slice(0, 64).arrayBuffer());
  } catch {
    return texts.unreadable(file.name);
  }

  if (start.length === 0) return texts.empty(file.name);
  if (signatures.some((matches) => matches(start))) return undefined;
  const kinds = limits.kinds.map((kind) => kind.name);
  return texts.notPhoto(file.name, `${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)}`);
}
