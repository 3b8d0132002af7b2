// Pages fit every screen, and fingers find what they aim at.
import { after, before, test } from 'node:test';
import { launch, openEach } from './lib/browser.mjs';
import { oneOfEveryKind, readable } from './lib/folder.mjs';
import { midWeek, modes, sample } from './lib/input.mjs';
import { sideways, smallTargets } from './lib/looks.mjs';

const WIDTHS = [360, 768, 1440];
/** 1280 pixels at 400 % are what WCAG asks a page to fit. */
const ZOOMED = 320;
const HEIGHT = 900;
const TARGET = 44;
const ELDER_TARGET = 60;

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const fits = async (tab, page, problems) => {
  for (const fault of await tab.evaluate(sideways)) problems.add(page.path, `at ${tab.viewportSize().width}: ${fault}`);
};

const fitsAt = (widths) => async (tab, page, problems) => {
  for (const width of widths) {
    await tab.setViewportSize({ width, height: HEIGHT });
    await fits(tab, page, problems);
  }
};

const reachable = (least) => async (tab, page, problems) => {
  await tab.evaluate(() => { for (const fold of document.querySelectorAll('details')) fold.open = true; });
  for (const fault of await tab.evaluate(smallTargets, least)) problems.add(page.path, fault);
};

const narrow = { viewport: { width: WIDTHS[0], height: HEIGHT }, hasTouch: true };

for (const [name, folder] of [['sample', sample()], ['modes', modes()]]) {
  const now = midWeek(folder);

  test(`${name}: no page scrolls sideways or cuts its text at ${WIDTHS[0]}`, async () => {
    (await openEach(browser, readable(folder), { name: `fit-${name}`, folder, now, context: narrow }, fits)).none();
  });

  test(`${name}: nor does one page of every kind at ${WIDTHS.slice(1).join(' and ')}`, async () => {
    (await openEach(browser, oneOfEveryKind(folder), { name: `wide-${name}`, folder, now }, fitsAt(WIDTHS.slice(1)))).none();
  });

  test(`${name}: one page of every kind fits at ${ZOOMED}, and in the largest letters`, async () => {
    (await openEach(browser, oneOfEveryKind(folder), { name: `zoom-${name}`, folder, now }, async (tab, page, problems) => {
      await fitsAt([ZOOMED])(tab, page, problems);
      await enlarge(tab);
      await fitsAt([ZOOMED, WIDTHS[0], WIDTHS[2]])(tab, page, problems);
      await tab.evaluate(() => localStorage.clear());
    })).none();
  });

  test(`${name}: everything to tap is at least ${TARGET} pixels wide and high`, async () => {
    (await openEach(browser, oneOfEveryKind(folder), { name: `tap-${name}`, folder, now, context: narrow }, reachable(TARGET))).none();
  });

  test(`${name}: and ${ELDER_TARGET} in the version for the elderly`, async () => {
    (await openEach(browser, oneOfEveryKind(folder), { name: `elder-${name}`, folder, now, context: narrow }, async (tab, page, problems) => {
      await tab.evaluate(() => { if (!document.documentElement.classList.contains('elder')) document.querySelector('[data-elder]').click(); });
      await reachable(ELDER_TARGET)(tab, page, problems);
    })).none();
  });
}

async function enlarge(tab) {
  await tab.evaluate(() => {
    document.querySelector('[data-size="xl"]').click();
    if (!document.documentElement.classList.contains('elder')) document.querySelector('[data-elder]').click();
  });
}
