// axe-core finds nothing on any kind of page: light and dark, and in the version for the elderly.
import { after, before, test } from 'node:test';
import axe from 'axe-core';
import { launch, openEach } from './lib/browser.mjs';
import { oneOfEveryKind } from './lib/folder.mjs';
import { edition, midWeek, modes, morning, sample } from './lib/input.mjs';

const RULES = { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }, resultTypes: ['violations'] };

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

async function audit(tab, page, problems) {
  await tab.evaluate(axe.source);
  const { violations } = await tab.evaluate((rules) => globalThis.axe.run(document, rules), RULES);
  for (const { id, help, nodes } of violations) {
    for (const node of nodes.slice(0, 3)) problems.add(page.path, `${id} (${help}): ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`);
  }
}

for (const [name, folder] of [['sample', sample()], ['modes', modes()]]) {
  const pages = oneOfEveryKind(folder);
  for (const colorScheme of ['light', 'dark']) {
    test(`${name}: one page of every kind has no fault, ${colorScheme}`, async () => {
      const context = { colorScheme, viewport: { width: 1280, height: 900 } };
      (await openEach(browser, pages, { name: `axe-${colorScheme}-${name}`, folder, now: midWeek(folder), context }, audit)).none();
    });
  }

  test(`${name}: nor on a telephone after the week, for the elderly`, async () => {
    const context = { viewport: { width: 360, height: 800 } };
    const now = morning(edition(folder).end, 3);
    (await openEach(browser, pages, { name: `axe-elder-${name}`, folder, now, context }, async (tab, page, problems) => {
      await tab.evaluate(() => { if (!document.documentElement.classList.contains('elder')) document.querySelector('[data-elder]').click(); });
      await audit(tab, page, problems);
    })).none();
  });
}
