// sharp.mjs PHOTOS OUTPUT MODE THREADS WEBP JPEG: the same versions by sharp.
//
// MODE `pipelines` opens the file for each version, as sharp's documentation does: it decodes straight
// to a fraction of the size. MODE `once` decodes once and makes every version of the pixels.
import { mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";

const [photos, output, mode, threads, webp, jpeg] = process.argv.slice(2);
const WIDTHS = [1600, 960, 480];

// One libvips thread for each of as many photos as there are threads: the fastest way for many files.
sharp.concurrency(1);
sharp.cache(false);

const name = (file, width, format) => path.join(output, `${path.parse(file).name}-${width}.${format}`);

async function encode(picture, file, width) {
  await Promise.all([
    picture.clone().webp({ quality: Number(webp) }).toFile(name(file, width, "webp")),
    picture.clone().jpeg({ quality: Number(jpeg) }).toFile(name(file, width, "jpg")),
  ]);
}

async function pipelines(file) {
  const source = path.join(photos, file);
  for (const width of WIDTHS) {
    for (const format of ["webp", "jpeg"]) {
      const quality = Number(format === "webp" ? webp : jpeg);
      const target = name(file, width, format === "webp" ? "webp" : "jpg");
      await sharp(source).rotate().resize({ width })[format]({ quality }).toFile(target);
    }
  }
}

async function once(file) {
  const largest = sharp(path.join(photos, file)).rotate().resize({ width: WIDTHS[0] });
  const { data, info } = await largest.raw().toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  for (const width of WIDTHS) {
    await encode(sharp(data, { raw }).resize({ width }), file, width);
  }
}

const files = (await readdir(photos)).sort();
await mkdir(output, { recursive: true });
const make = mode === "once" ? once : pipelines;
const worker = async () => {
  for (let file = files.shift(); file !== undefined; file = files.shift()) await make(file);
};
await Promise.all(Array.from({ length: Number(threads) }, worker));
