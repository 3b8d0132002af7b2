// Photos: the right size is fetched, nothing jumps, and the viewer serves keyboard, finger and those without script.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, onDisk } from './lib/browser.mjs';
import { sample } from './lib/input.mjs';
import { serve } from './lib/server.mjs';

const folder = sample();
const gallery = folder.pages.find((page) => page.hasAttribute('data-lightbox') && page.hasAttribute('srcset'));
assert.ok(gallery, 'the sample has no gallery of photos');

let browser;
let server;
before(async () => { browser = await launch(); server = await serve(folder); });
after(async () => { await browser?.close(); await server?.close(); });

async function within(options, story) {
  const context = await browser.newContext(options);
  await story(await context.newPage());
  await context.close();
}

/** What each photo of the wall came from. */
const chosen = (tab) => tab.locator('[data-lightbox] img').evaluateAll((all) => Promise.all(all.map(async (image) => {
  image.loading = 'eager';
  await image.decode();
  return image.currentSrc;
})));

for (const [name, viewport, deviceScaleFactor, width] of [
  ['a small phone', { width: 360, height: 640 }, 1, 480],
  ['a sharp phone', { width: 390, height: 844 }, 2, 960],
  ['a desk', { width: 1440, height: 900 }, 1, 480],
]) {
  test(`${name} fetches WebP of ${width} pixels`, async () => {
    await within({ viewport, deviceScaleFactor }, async (tab) => {
      await tab.goto(server.address + gallery.path);
      const photos = await chosen(tab);
      assert.ok(photos.length >= 3);
      for (const photo of photos) assert.match(photo, new RegExp(`-${width}\\.webp$`));
    });
  });
}

test('nothing jumps while photos arrive', async () => {
  await within({ viewport: { width: 390, height: 844 } }, async (tab) => {
    await tab.addInitScript(() => {
      window.jumped = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.jumped += entry.value; }))
        .observe({ type: 'layout-shift', buffered: true });
    });
    await tab.route(/\.(?:webp|jpg)$/, async (route) => {
      await new Promise((done) => setTimeout(done, 300));
      await route.continue();
    });
    await tab.goto(server.address + gallery.path);
    await chosen(tab);
    assert.equal(await tab.evaluate(() => window.jumped), 0);
  });
});

test('a photo has its colours before it is there', async () => {
  await within({}, async (tab) => {
    await tab.goto(server.address + gallery.path);
    const image = tab.locator('[data-lightbox] img').first();
    assert.match(await image.evaluate((one) => getComputedStyle(one).backgroundImage), /^linear-gradient\(rgb\(/);
  });
});

test('the viewer goes by keyboard from end to end and gives the focus back', async () => {
  await within({ viewport: { width: 1440, height: 900 } }, async (tab) => {
    await tab.goto(server.address + gallery.path);
    const links = tab.locator('[data-lightbox] a');
    const total = await links.count();
    await links.nth(1).focus();
    await tab.keyboard.press('Enter');
    const viewer = tab.getByRole('dialog');
    const count = viewer.locator('.viewer-count');
    assert.equal(await count.innerText(), `2 / ${total}`);
    assert.ok((await viewer.locator('.viewer-caption').innerText()).length > 4);
    assert.ok((await viewer.locator('.viewer-credit').innerText()).length > 2);
    for (const [key, place] of [['ArrowRight', 3], ['Home', 1], ['ArrowLeft', total], ['End', total], ['ArrowRight', 1]]) {
      await tab.keyboard.press(key);
      assert.equal(await count.innerText(), `${place} / ${total}`, key);
    }
    for (let step = 0; step < 5; step += 1) {
      await tab.keyboard.press('Tab');
      assert.ok(await viewer.evaluate((box) => box.contains(document.activeElement)));
    }
    const image = viewer.locator('img');
    await image.evaluate((one) => one.decode());
    assert.match(await image.evaluate((one) => one.currentSrc), /-1600\.webp$/);
    await tab.keyboard.press('Escape');
    assert.equal(await viewer.count(), 0);
    assert.ok(await links.first().evaluate((one) => one === document.activeElement));
  });
});

test('the way back closes the viewer and stays on the page', async () => {
  await within({}, async (tab) => {
    await tab.goto(server.address + gallery.path);
    await tab.locator('[data-lightbox] a').first().click();
    await tab.getByRole('dialog').waitFor();
    await tab.evaluate(() => history.back());
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
    assert.ok(tab.url().endsWith(gallery.path));
  });
});

test('a finger turns the pages', async () => {
  await within({ viewport: { width: 390, height: 844 }, hasTouch: true }, async (tab) => {
    await tab.goto(server.address + gallery.path);
    await tab.locator('[data-lightbox] a').first().tap();
    const frame = tab.locator('.viewer-frame');
    await frame.waitFor();
    await frame.evaluate((area) => {
      const touch = (x) => new Touch({ identifier: 1, target: area, clientX: x, clientY: 300 });
      area.dispatchEvent(new TouchEvent('touchstart', { touches: [touch(300)], changedTouches: [touch(300)] }));
      area.dispatchEvent(new TouchEvent('touchend', { touches: [], changedTouches: [touch(120)] }));
    });
    assert.match(await tab.locator('.viewer-count').innerText(), /^2 \//);
  });
});

test('without script a photo opens as a file, also from a disk', async () => {
  await within({ javaScriptEnabled: false }, async (tab) => {
    await tab.goto(onDisk(folder) + gallery.path);
    const wanted = await tab.locator('[data-lightbox] a').first().evaluate((link) => link.href);
    await tab.locator('[data-lightbox] a').first().click();
    assert.equal(tab.url(), wanted);
    assert.match(wanted, /-1600\.jpg$/);
  });
});
