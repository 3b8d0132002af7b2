// Larger letters, the version for the elderly, printing, pictures: what a reader does with a page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, onDisk, openEach } from './lib/browser.mjs';
import { oneOfEveryKind } from './lib/folder.mjs';
import { midWeek, modes, sample } from './lib/input.mjs';
import { serve } from './lib/server.mjs';

const folder = sample();
const disk = onDisk(folder);
const letters = (tab) => tab.evaluate(() => parseFloat(getComputedStyle(document.querySelector('main p, main')).fontSize));

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

async function within(options, story) {
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  await tab.clock.setFixedTime(midWeek(folder));
  await story(tab);
  await context.close();
}

for (const from of ['a host', 'a disk']) {
  test(`large letters stay large on the next page and the next day, from ${from}`, async () => {
    const server = from === 'a host' ? await serve(folder, '/a/b/') : null;
    const home = server?.address ?? disk;
    await within({}, async (tab) => {
      await tab.goto(`${home}index.html`);
      const usual = await letters(tab);
      await tab.locator('[data-size="xl"]').first().click();
      const large = await letters(tab);
      assert.ok(large >= usual * 1.2, `${usual} became ${large}`);
      await tab.reload();
      assert.equal(await letters(tab), large);
      assert.equal(await tab.locator('[data-size="xl"]').first().getAttribute('aria-pressed'), 'true');
      await tab.goto(`${home}sitemap.html`);
      assert.ok(await tab.evaluate(() => document.documentElement.classList.contains('size-xl')));
      await tab.locator('[data-size="m"]').first().click();
      await tab.goto(`${home}index.html`);
      assert.equal(await letters(tab), usual);
    });
    await server?.close();
  });
}

test('the version for the elderly is kept until it is left', async () => {
  await within({}, async (tab) => {
    const elder = () => tab.evaluate(() => document.documentElement.classList.contains('elder'));
    await tab.goto(`${disk}index.html`);
    const button = tab.locator('[data-elder]').first();
    const words = await button.innerText();
    await button.click();
    assert.ok(await elder());
    assert.notEqual(await button.innerText(), words);
    await tab.goto(`${disk}sitemap.html`);
    assert.ok(await elder());
    await tab.locator('[data-elder]').first().click();
    await tab.reload();
    assert.ok(!(await elder()));
  });
});

test('an address can ask for the version for the elderly', async () => {
  await within({}, async (tab) => {
    await tab.goto(`${disk}index.html?elder=1`);
    assert.ok(await tab.evaluate(() => document.documentElement.classList.contains('elder')));
  });
});

test('a page without storage still works', async () => {
  await within({}, async (tab) => {
    const errors = [];
    tab.on('pageerror', (error) => errors.push(error.message));
    await tab.addInitScript(() => Object.defineProperty(window, 'localStorage', { get() { throw new Error('no storage'); } }));
    await tab.goto(`${disk}index.html`);
    await tab.locator('[data-size="xl"]').first().click();
    assert.ok(await tab.evaluate(() => document.documentElement.classList.contains('size-xl')));
    assert.deepEqual(errors, []);
  });
});

test('the first thing that the keyboard reaches leads past the head of the page', async () => {
  const problems = await openEach(browser, oneOfEveryKind(folder), { name: 'skip', folder, now: midWeek(folder) }, async (tab, page, list) => {
    await tab.keyboard.press('Tab');
    const first = await tab.evaluate(() => document.activeElement.getAttribute('href'));
    if (first !== '#main') list.add(page.path, `the first stop is ${first}`);
    await tab.keyboard.press('Enter');
    const place = await tab.evaluate(() => document.activeElement.id || location.hash);
    if (!place.includes('main')) list.add(page.path, `the link leads to ${place}`);
  });
  problems.none();
});

test('whatever the keyboard reaches is in sight and shows that it is reached', async () => {
  const homes = oneOfEveryKind(folder).filter((page) => ['home', 'activities', 'activity', 'gallery'].includes(page.kind));
  const problems = await openEach(browser, homes, { name: 'focus', folder, now: midWeek(folder), context: { viewport: { width: 1280, height: 800 } } }, async (tab, page, list) => {
    for (let step = 0; step < 40; step += 1) {
      await tab.keyboard.press('Tab');
      const fault = await tab.evaluate(focusFault);
      if (fault) list.add(page.path, fault);
    }
  });
  problems.none();
});

test('every kind of page prints', async () => {
  const problems = await openEach(browser, oneOfEveryKind(folder), { name: 'print', folder, now: midWeek(folder) }, async (tab, page, list) => {
    const pdf = await tab.pdf({ format: 'A4', preferCSSPageSize: true });
    const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    if (sheets < 1) list.add(page.path, 'gives no sheet of paper');
    if (sheets > 40) list.add(page.path, `gives ${sheets} sheets`);
    await tab.emulateMedia({ media: 'print' });
    if (!(await tab.locator('h1').isVisible())) list.add(page.path, 'the heading is not printed');
    if (await tab.locator('nav a:visible').count()) list.add(page.path, 'the navigation is printed');
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    if (wide) list.add(page.path, 'is wider than the paper');
    await tab.emulateMedia({ media: 'screen' });
  });
  problems.none();
});

test('pictures open large in place, by keyboard, and close again', async () => {
  const gallery = folder.pages.find((page) => page.hasAttribute('data-lightbox'));
  assert.ok(gallery, 'the sample has no gallery');
  await within({}, async (tab) => {
    await tab.goto(disk + gallery.path);
    const first = tab.locator('[data-lightbox] a').first();
    await first.focus();
    await tab.keyboard.press('Enter');
    const dialog = tab.getByRole('dialog');
    await dialog.waitFor();
    const source = () => dialog.locator('img').getAttribute('src');
    const one = await source();
    await tab.keyboard.press('ArrowRight');
    assert.notEqual(await source(), one);
    await tab.keyboard.press('Tab');
    assert.ok(await dialog.evaluate((box) => box.contains(document.activeElement)));
    await tab.keyboard.press('Escape');
    assert.equal(await dialog.count(), 0);
    assert.ok(await tab.evaluate(() => document.activeElement.closest('[data-lightbox]')));
  });
});

test('a video asks nothing of another host before it is started', async () => {
  const other = modes();
  const page = other.pages.find((found) => found.hasAttribute('data-embed'));
  assert.ok(page, 'the project of modes has no video of another host');
  const server = await serve(other);
  await within({}, async (tab) => {
    const asked = [];
    await tab.route(/.*/, (route) => {
      if (route.request().url().startsWith(server.address)) return route.continue();
      asked.push(route.request().url());
      return route.fulfill({ status: 200, contentType: 'text/html', body: 'player' });
    });
    const refused = [];
    tab.on('console', (message) => { if (message.type() === 'error') refused.push(message.text()); });
    await tab.goto(server.address + page.path);
    assert.deepEqual(asked, []);
    await tab.locator('.player[data-embed] a').first().click();
    await tab.locator('.player iframe').waitFor();
    await tab.waitForTimeout(300);
    assert.equal(new Set(asked.map((address) => new URL(address).host)).size, 1, 'the policy of _headers keeps the player out');
    assert.deepEqual(refused, []);
  });
  await server.close();
});

/** Stands alone, for it is handed to the browser: what is wrong with the element that has the focus. */
function focusFault() {
  const element = document.activeElement;
  if (element === document.body) return null;
  const box = element.getBoundingClientRect();
  const name = `${element.tagName} “${element.textContent.trim().slice(0, 16)}”`;
  if (box.width === 0 || box.bottom <= 0 || box.top >= innerHeight) return `${name} is out of sight`;
  const look = () => {
    const styles = [null, '::before', '::after'].map((part) => getComputedStyle(element, part));
    for (let at = element.parentElement, up = 0; at && up < 4; at = at.parentElement, up += 1) styles.push(getComputedStyle(at));
    return styles.map((style) => [style.outline, style.boxShadow, style.backgroundColor, style.borderColor].join()).join('|');
  };
  const focused = look();
  element.blur();
  const left = look();
  element.focus({ preventScroll: true, focusVisible: true });
  return focused === left ? `${name} does not show that it is reached` : null;
}
