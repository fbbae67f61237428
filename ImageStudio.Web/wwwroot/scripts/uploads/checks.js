import { bytes } from '../shared/format.js';
import { texts } from '../texts.js';

// What the server refuses is refused here first, before anything is sent; the server stays the judge.
const ascii = (data, from, length) => String.fromCharCode(...data.subarray(from, from + length));
const isBox = (data, brands) => ascii(data, 4, 4) === 'ftyp' && brands.test(ascii(data, 8, 56));

const signatures = {
  JPEG: (data) => data[0] === 0xff && data[1] === 0xd8 && data[2] === 0xff,
  PNG: (data) => data[0] === 0x89 && ascii(data, 1, 3) === 'PNG',
  GIF: (data) => /^GIF8[79]a/.test(ascii(data, 0, 6)),
  WebP: (data) => ascii(data, 0, 4) === 'RIFF' && ascii(data, 8, 4) === 'WEBP',
  TIFF: (data) => /^(II[*+]\0|MM\0[*+])/.test(ascii(data, 0, 4)),
  BMP: (data) => ascii(data, 0, 2) === 'BM' && data.length >= 10 && data.subarray(6, 10).every((byte) => byte === 0),
  AVIF: (data) => isBox(data, /avi[fs]/),
  HEIC: (data) => isBox(data, /hei|hev|mif1|msf1/),
};

// What a file is by its content: { kind }, with name and contentType, or { reason } why it cannot be uploaded.
export async function look(file, limits) {
  if (file.size > limits.maxBytes) return { reason: texts.tooLarge(file.name, bytes(file.size), bytes(limits.maxBytes)) };
  let start;
  try {
    start = new Uint8Array(await file.slice(0, 64).arrayBuffer());
  } catch {
    return { reason: texts.unreadable(file.name) };
  }

  if (start.length === 0) return { reason: texts.empty(file.name) };
  const kind = limits.kinds.find((each) => signatures[each.name]?.(start));
  if (kind) return { kind };
  const names = limits.kinds.map((each) => each.name);
  return { isNoPhoto: true, reason: texts.notPhoto(file.name, `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`) };
}
