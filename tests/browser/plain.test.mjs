// Without script every page reads well, and nothing is shown that would do nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openEach } from './lib/browser.mjs';
import { oneOfEveryKind, readable } from './lib/folder.mjs';
import { sample } from './lib/input.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const folder = sample();
const LEAST_TEXT = 4;
const plain = (width) => ({ javaScriptEnabled: false, viewport: { width, height: 900 } });

test('all text of every page is there', async () => {
  const problems = await openEach(browser, readable(folder), { name: 'plain', folder, context: plain(1280), watched: true }, async (tab, page, list) => {
    for (const fault of await tab.evaluate(lacks, LEAST_TEXT)) list.add(page.path, fault);
  });
  problems.none();
});

test('the navigation opens on a telephone and leads to every column', async () => {
  const homes = folder.sites.map((site) => folder.byPath.get(`${site}index.html`));
  const problems = await openEach(browser, homes, { name: 'plain-nav', folder, context: plain(360) }, async (tab, page, list) => {
    const links = tab.locator('nav details a');
    assert.ok((await links.count()) > 1, `${page.path} has no folded navigation`);
    if (await links.first().isVisible()) list.add(page.path, 'the navigation is open from the start');
    await tab.locator('nav details summary').first().click();
    for (const link of await links.all()) if (!(await link.isVisible())) list.add(page.path, `${await link.innerText()} stays hidden`);
    const address = await links.nth(1).evaluate((link) => link.href).catch(() => null) ?? new URL(await links.nth(1).getAttribute('href'), tab.url()).href;
    await links.nth(1).click();
    if (tab.url() !== address) list.add(page.path, `the second column leads to ${tab.url()}`);
  });
  problems.none();
});

test('on a wide screen every column is in sight', async () => {
  const problems = await openEach(browser, oneOfEveryKind(folder), { name: 'plain-wide', folder, context: plain(1280) }, async (tab, page, list) => {
    if (page.kind === 'not_found') return;
    const shown = await tab.locator('nav a:visible').count();
    if (shown < 2) list.add(page.path, `${shown} links of the navigation in sight`);
  });
  problems.none();
});

/** Stands alone, for it is handed to the browser: what is missing or would do nothing. */
function lacks(leastText) {
  const faults = [];
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });
  if (document.querySelector('main').innerText.trim().length < leastText) faults.push('hardly any text');
  if (!seen(document.querySelector('h1'))) faults.push('the main heading is hidden');
  for (const button of document.querySelectorAll('button')) if (!button.form && seen(button)) faults.push(`the button “${button.textContent.trim()}” does nothing`);
  for (const form of document.querySelectorAll('form:not([action])')) if (seen(form)) faults.push('a form is shown that does nothing');
  const hidden = [...document.querySelectorAll('.row')].filter((row) => !seen(row)).length;
  if (hidden) faults.push(`${hidden} activities are hidden`);
  return faults;
}
