// sharp as a contender: ["baseline"] photo output width height; a rendering for each line that comes in.
const sharp = require('sharp');
const readline = require('readline');

const settings = process.argv.slice(2);
const progressive = settings[0] !== 'baseline';
if (!progressive) settings.shift();
const [photo, output, width, height] = settings;
sharp.concurrency(1);
sharp.cache(false);

(async () => {
  for await (const _ of readline.createInterface({ input: process.stdin })) {
    const start = process.hrtime.bigint();
    await sharp(photo).resize(Number(width), Number(height), { fit: 'inside', withoutEnlargement: true }).jpeg({ quality: 80, progressive }).toFile(output);
    console.log(Number(process.hrtime.bigint() - start) / 1e6);
  }
})();
