// The `sizes` of pictures say how wide they are shown: no picture is blurred, none comes far too large.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './lib/browser.mjs';
import { sample } from './lib/input.mjs';
import { serve } from './lib/server.mjs';

const folder = sample();
const pages = folder.pages.filter((page) => page.hasAttribute('srcset'));
assert.ok(pages.length > 0, 'the sample has no page with pictures');

let browser;
let server;
before(async () => { browser = await launch(); server = await serve(folder); });
after(async () => { await browser?.close(); await server?.close(); });

/** For each picture with a choice: the pixels that its place takes, and those that its `sizes` promise. */
const measure = (tab) => tab.evaluate(() => {
  const ruler = document.body.appendChild(document.createElement('div'));
  ruler.style.position = 'absolute';
  const promised = (sizes) => {
    for (const part of sizes.split(',').map((each) => each.trim())) {
      const [, condition, length] = part.match(/^(\(.+\))?\s*([\d.]+[a-z]+)$/);
      if (!condition || matchMedia(condition).matches) {
        ruler.style.width = length;
        return ruler.getBoundingClientRect().width;
      }
    }
    return innerWidth;
  };
  const found = [...document.querySelectorAll('img[srcset][sizes]')].map((image) => {
    const box = image.getBoundingClientRect();
    const ratio = image.getAttribute('width') / image.getAttribute('height');
    const fit = getComputedStyle(image).objectFit;
    const wide = fit === 'cover' ? Math.max(box.width, box.height * ratio) : Math.min(box.width, box.height * ratio);
    const widths = image.srcset.split(', ').map((one) => parseInt(one.split(' ')[1], 10)).sort((a, b) => a - b);
    return { src: image.getAttribute('src'), place: image.closest('[class]:not(img)')?.className, shown: wide, promised: promised(image.sizes), widths };
  });
  ruler.remove();
  return found.filter((one) => one.shown > 1);
});

/** The step of `widths` that is enough for so many pixels. */
const step = (widths, pixels) => {
  const at = widths.findIndex((width) => width >= pixels);
  return at < 0 ? widths.length - 1 : at;
};

for (const viewport of [{ width: 360, height: 640 }, { width: 768, height: 1024 }, { width: 1440, height: 900 }]) {
  for (const density of [1, 2]) {
    test(`at ${viewport.width} pixels of density ${density} each picture has the pixels that its place shows`, async () => {
      const context = await browser.newContext({ viewport, deviceScaleFactor: density });
      const tab = await context.newPage();
      const wrong = new Set();
      let count = 0;
      for (const page of pages) {
        await tab.goto(server.address + page.path);
        for (const { src, place, shown, promised, widths } of await measure(tab)) {
          count += 1;
          // One pixel is rounding.
          const [needed, asked] = [step(widths, (shown - 1) * density), step(widths, promised * density)];
          if (asked < needed || asked > needed + 1) wrong.add(`${page.path} .${place}: shown ${Math.round(shown)}, promised ${Math.round(promised)} of ${widths} (${src})`);
        }
      }
      await context.close();
      assert.ok(count >= 3, `only ${count} pictures`);
      assert.deepEqual([...wrong], []);
    });
  }
}
