// A project whose every field holds an attack: nothing runs, nothing leaves the page, all is shown as text.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { launch, onDisk, openEach } from './lib/browser.mjs';
import { attribute, readable, textOf } from './lib/folder.mjs';
import { hostile, midWeek } from './lib/input.mjs';
import { serve } from './lib/server.mjs';

const SOURCE = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'fixtures', 'hostile-content');
const LEAST_PAYLOADS = 150;
/** How many attacks must be seen as harmless text; the others stand in what is rightly dropped. */
const LEAST_SHOWN = 190;
/** Elements that no content needs. A style attribute is a fault as well: the policy of `_headers` refuses it. */
const FORBIDDEN = new Set(['applet', 'base', 'embed', 'frame', 'frameset', 'iframe', 'marquee', 'object', 'portal', 'style']);
/** A QR code of our own: two paths and nothing else. In an `img`, no picture runs anything. */
const CODE = /^data:image\/svg\+xml,%3Csvg xmlns='http:\/\/www\.w3\.org\/2000\/svg' viewBox='[\d ]+' shape-rendering='crispEdges'%3E%3Cpath fill='%23fff' d='[\dMHhvz ]+'\/%3E%3Cpath d='[\dMhvz -]+'\/%3E%3C\/svg%3E$/;
const ADDRESSES = new Set(['action', 'background', 'cite', 'data', 'data-embed', 'formaction', 'href', 'poster', 'src', 'srcset', 'xlink:href']);

const folder = hostile();
let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

test('the project holds as many attacks as it should, each with its own number', () => {
  const numbers = [];
  for (const entry of readdirSync(SOURCE, { recursive: true, withFileTypes: true })) {
    const full = path.join(entry.parentPath ?? entry.path, entry.name);
    numbers.push(...[...entry.name.matchAll(/__xss\((\d+)\)/g)].map((match) => match[1]));
    if (entry.isFile()) numbers.push(...[...readFileSync(full, 'utf8').matchAll(/__xss\((\d+)\)/g)].map((match) => match[1]));
  }
  assert.ok(new Set(numbers).size >= LEAST_PAYLOADS, `${new Set(numbers).size} attacks`);
  assert.equal(new Set(numbers).size, numbers.length, 'a number is used twice');
});

test('attacks are shown as the text that they are', () => {
  const shown = new Set(folder.pages.flatMap((page) => [...textOf(page.root).matchAll(/__xss\((\d+)\)/g)].map((match) => match[1])));
  assert.ok(shown.size >= LEAST_SHOWN, `only ${shown.size} of the attacks reached a page`);
});

test('no page holds anything that could run', () => {
  const faults = folder.pages.flatMap((page) => page.elements.flatMap((element) => faultsOf(element).map((fault) => `${page.path}: ${fault}`)));
  assert.deepEqual(faults, []);
});

for (const mode of ['with the policy of _headers', 'without any policy']) {
  test(`nothing runs when the pages are opened and used, ${mode}`, async () => {
    const bare = { ...folder, files: new Map([...folder.files].filter(([name]) => mode.startsWith('with the') || !name.endsWith('_headers'))) };
    const server = await serve(bare);
    const hits = [];
    const problems = await openEach(browser, readable(folder), { name: 'hostile', at: server.address, now: midWeek(folder) }, async (tab, page, list) => {
      await trap(tab, hits);
      await tab.goto(server.address + page.path, { waitUntil: 'load' });
      await provoke(tab);
      const count = await tab.evaluate(() => window.__hits ?? 0);
      if (count) list.add(page.path, `${count} attacks ran: ${hits.join(', ')}`);
    });
    await server.close();
    problems.none();
    assert.deepEqual(hits, []);
  });
}

test('no vector picture runs anything when it is opened alone', async () => {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const hits = [];
  await trap(tab, hits);
  const pictures = [...folder.files.keys()].filter((file) => file.endsWith('.svg'));
  assert.ok(pictures.length > 0, 'no vector picture was published');
  for (const file of pictures) {
    await tab.goto(onDisk(folder) + file);
    await tab.waitForTimeout(30);
    const source = folder.files.get(file).toString('utf8');
    assert.doesNotMatch(source, /<script|\son[a-z]+\s*=|javascript:|<foreignObject|<!ENTITY|https?:\/\/(?!www\.w3\.org\/)/i, file);
  }
  assert.deepEqual(hits, []);
  await context.close();
});

test('no cell of a table of data starts a formula', () => {
  let cells = 0;
  for (const [file, bytes] of folder.files) {
    if (!file.endsWith('.csv')) continue;
    for (const cell of csvCells(bytes.toString('utf8').replace(/^\uFEFF/, ''))) {
      cells += 1;
      assert.doesNotMatch(cell, /^[=+\-@\t\r]/, `${file}: ${cell}`);
    }
  }
  assert.ok(cells > 20, 'no table of data was published');
});

test('feeds and calendars stay well formed and hold nothing that was smuggled in', async () => {
  const context = await browser.newContext();
  const tab = await context.newPage();
  for (const [file, bytes] of folder.files) {
    const text = bytes.toString('utf8');
    if (file.endsWith('.xml')) {
      const fault = await tab.evaluate((xml) => new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror')?.textContent, text);
      assert.equal(fault, undefined, `${file}: ${fault}`);
    }
    if (file.endsWith('.ics')) assert.doesNotMatch(text, /^(?:ATTACH|X-EVIL|TRIGGER|ACTION|BEGIN:VALARM)/m, file);
  }
  await context.close();
});

async function trap(tab, hits) {
  if (tab.trapped) return;
  tab.trapped = true;
  tab.on('dialog', (dialog) => { hits.push(`dialog ${dialog.message()}`); return dialog.dismiss(); });
  await tab.exposeFunction('__report', (number) => { hits.push(number); });
  await tab.addInitScript(() => { window.__xss = (number) => { window.__hits = (window.__hits ?? 0) + 1; window.__report(number); }; });
}

/** Does with everything on the page what a reader or a browser might. */
async function provoke(tab) {
  await tab.evaluate(async () => {
    document.addEventListener('click', (event) => { const link = event.target.closest?.('a'); if (link && !/^\s*javascript:/i.test(link.getAttribute('href') ?? '')) event.preventDefault(); }, true);
    document.addEventListener('submit', (event) => event.preventDefault(), true);
    for (const fold of document.querySelectorAll('details')) fold.open = true;
    for (const element of document.querySelectorAll('body *')) {
      for (const kind of ['mouseover', 'mouseenter', 'pointerover', 'focus', 'blur', 'toggle', 'animationstart', 'wheel', 'click']) element.dispatchEvent(new MouseEvent(kind, { bubbles: kind !== 'focus', cancelable: true }));
      element.focus?.();
    }
    await new Promise((done) => { setTimeout(done, 20); });
  });
}

function faultsOf(element) {
  const faults = [];
  if (FORBIDDEN.has(element.tagName)) faults.push(`<${element.tagName}>`);
  if (element.tagName === 'script' && attribute(element, 'src') === undefined && attribute(element, 'type') !== 'application/ld+json') faults.push('<script> with text');
  if (element.tagName === 'meta' && attribute(element, 'http-equiv')?.toLowerCase() === 'refresh' && /javascript:|data:/i.test(attribute(element, 'content'))) faults.push('refresh to a script');
  for (const { name, value } of element.attrs) {
    if (element.tagName === 'img' && name === 'src' && CODE.test(value)) continue;
    if (/^on/i.test(name)) faults.push(`<${element.tagName} ${name}>`);
    if (name === 'srcdoc' || name === 'style') faults.push(`<${element.tagName} ${name}>`);
    const bare = value.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028\u2029\ufeff]/g, '').toLowerCase();
    if (ADDRESSES.has(name) && /^(?:javascript|vbscript|livescript|data:(?!image\/(?:png|gif|jpeg|webp)[;,])|file|blob):?/.test(bare) && /^[a-z]+:/.test(bare)) faults.push(`<${element.tagName} ${name}=${value.slice(0, 60)}>`);
  }
  return faults;
}

function csvCells(text) {
  const cells = [];
  for (const match of text.matchAll(/(?:^|,|\r?\n)(?:"((?:[^"]|"")*)"|([^,"\r\n]*))/g)) cells.push((match[1] ?? match[2] ?? '').replaceAll('""', '"'));
  return cells;
}
