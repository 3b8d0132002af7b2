// The posters of activities: each prints on one sheet, in colours and in black, with all that it has to say.
import { after, before, test } from 'node:test';
import { launch, openEach } from './lib/browser.mjs';
import { posters } from './lib/folder.mjs';
import { modes, sample } from './lib/input.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** How many pages a printed file has. */
const sheets = (pdf) => (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;

for (const [name, folder] of [['sample', sample()], ['modes', modes()]]) {
  const pages = posters(folder);
  if (pages.length === 0) continue;

  test(`${name}: every poster is one sheet of A4 with nothing beyond its edge`, async () => {
    (await openEach(browser, pages, { name: `poster-${name}`, folder, watched: true }, async (tab, page, problems) => {
      await tab.emulateMedia({ media: 'print' });
      for (const fault of await tab.evaluate(beyond)) problems.add(page.path, fault);
      const count = sheets(await tab.pdf({ preferCSSPageSize: true, printBackground: true }));
      if (count !== 1) problems.add(page.path, `prints on ${count} sheets`);
    })).none();
  });

  test(`${name}: to save ink, areas become lines and the sheet stays one`, async () => {
    (await openEach(browser, pages.slice(0, 6), { name: `ink-${name}`, folder }, async (tab, page, problems) => {
      await tab.emulateMedia({ media: 'screen' });
      await tab.locator('.poster-ink-label').click();
      await tab.emulateMedia({ media: 'print' });
      for (const fault of await tab.evaluate(beyond)) problems.add(page.path, fault);
      const ground = await tab.locator('.poster-foot').evaluate((foot) => getComputedStyle(foot).backgroundColor);
      if (ground !== 'rgba(0, 0, 0, 0)') problems.add(page.path, `the foot is still ${ground}`);
      if (await tab.locator('.poster-band').isVisible()) problems.add(page.path, 'the pictures are still there');
      const count = sheets(await tab.pdf({ preferCSSPageSize: true, printBackground: true }));
      if (count !== 1) problems.add(page.path, `prints on ${count} sheets`);
    })).none();
  });

  test(`${name}: on a telephone the sheet is seen whole`, async () => {
    const context = { viewport: { width: 360, height: 800 }, hasTouch: true };
    (await openEach(browser, pages.slice(0, 6), { name: `small-${name}`, folder, context }, async (tab, page, problems) => {
      const wide = await tab.evaluate(() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) problems.add(page.path, `scrolls sideways by ${wide}`);
    })).none();
  });
}

/** Stands alone, for it is handed to the browser: what of the sheet is cut off. */
function beyond() {
  const faults = [];
  const sheet = document.querySelector('.poster').getBoundingClientRect();
  for (const part of document.querySelectorAll('.poster-head, .poster-status, .poster-text, .poster-key, .poster-facts, .poster-foot, .poster-code')) {
    const box = part.getBoundingClientRect();
    if (box.bottom > sheet.bottom + 1 || box.right > sheet.right + 1) faults.push(`${part.className} ends beyond the sheet`);
  }
  const facts = document.querySelector('.poster-facts');
  if (facts.scrollHeight > facts.clientHeight + 2) faults.push(`facts are cut off: ${facts.scrollHeight} > ${facts.clientHeight}`);
  return faults;
}
