// Every page opens without a complaint at the root of a host and from a disk; one of every kind under a sub-path and
// where only its own site was uploaded, for what else could go wrong there `files.test.mjs` finds without a browser.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, onDisk, openEach } from './lib/browser.mjs';
import { hostile, midWeek, modes, sample } from './lib/input.mjs';
import { alone, oneOfEveryKind, portable, readable } from './lib/folder.mjs';
import { headersFor, parseHeaders, serve } from './lib/server.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

for (const [name, folder] of [['sample', sample()], ['modes', modes()]]) {
  const now = midWeek(folder);

  for (const base of ['/', '/a/b/']) {
    test(`${name}: no complaint under ${base}, with the headers of _headers enforced`, async () => {
      const server = await serve(folder, base);
      const atRoot = base === '/';
      const look = atRoot ? everyPictureShows : undefined;
      const problems = await openEach(browser, atRoot ? readable(folder) : oneOfEveryKind(folder, portable(folder)), { name: `open-${name}`, at: server.address, now, watched: true }, look);
      await server.close();
      problems.none();
    });
  }

  test(`${name}: no complaint from a disk`, async () => {
    const problems = await openEach(browser, portable(folder), { name: `disk-${name}`, at: onDisk(folder), now, watched: true });
    problems.none();
  });

  for (const site of folder.sites.filter(Boolean)) {
    test(`${name}: no complaint where only ${site} was uploaded`, async () => {
      const own = alone(folder, site);
      const server = await serve(own);
      const problems = await openEach(browser, oneOfEveryKind(own, portable(own)), { name: `alone-${name}`, at: server.address, now, watched: true });
      await server.close();
      problems.none();
    });
  }

  test(`${name}: a page that only leads on arrives`, async () => {
    const redirects = folder.pages.filter((page) => page.kind === 'redirect');
    if (redirects.length === 0) return;
    const problems = await openEach(browser, redirects, { name: `redirect-${name}`, at: onDisk(folder), now }, async (tab, page, list) => {
      await tab.waitForURL((address) => !address.pathname.endsWith(`/${page.path}`), { timeout: 60_000 }).catch(() => list.add(page.path, 'does not lead on'));
    });
    problems.none();
  });
}

test('the headers forbid what a static page has no need of', () => {
  const folder = sample();
  const rules = parseHeaders(folder.files.get('_headers')?.toString('utf8') ?? '');
  for (const page of readable(folder)) {
    const headers = headersFor(rules, `/${page.path}`);
    const policy = headers['Content-Security-Policy'] ?? '';
    assert.match(policy, /default-src 'self'|default-src 'none'/, page.path);
    assert.match(policy, /base-uri/, page.path);
    assert.match(policy, /object-src 'none'|default-src 'none'/, page.path);
    assert.doesNotMatch(policy, /script-src[^;]*'unsafe-(?:inline|eval)'/, page.path);
    assert.equal(headers['X-Content-Type-Options'], 'nosniff', page.path);
    assert.ok(headers['Referrer-Policy'], page.path);
  }
});

/** The project, where it lies on its host, and the wrong addresses at which its 404 page must work. */
const LOST = [
  ['without an address', sample(), '/', ['nothing.html', 'nothing']],
  ['with an address', hostile(), '/a/b/', ['nothing.html', 'no/such/page.html', 'a/b/c/d/']],
];

for (const [name, folder, base, wrongs] of LOST) {
  test(`a wrong address shows a whole page with a way home, on a site ${name}`, async () => {
    const server = await serve(folder, base);
    const context = await browser.newContext();
    const tab = await context.newPage();
    for (const wrong of wrongs) {
      const failed = [];
      tab.on('response', (response) => { if (response.status() >= 400 && !response.url().endsWith(wrong)) failed.push(response.url()); });
      const answer = await tab.goto(server.address + wrong);
      assert.equal(answer.status(), 404);
      assert.ok((await tab.locator('h1').innerText()).trim(), wrong);
      assert.deepEqual(failed, [], wrong);
      const home = await tab.locator('main a').first().evaluate((link) => link.href);
      assert.equal((await context.request.get(home)).status(), 200, `${wrong}: the way home leads to ${home}`);
      tab.removeAllListeners('response');
    }
    await context.close();
    await server.close();
  });
}

/** Pictures further down are fetched only when they come into view; here all are. */
async function everyPictureShows(tab, page, problems) {
  const broken = await tab.evaluate(async () => {
    const pictures = [...document.images];
    for (const picture of pictures) picture.loading = 'eager';
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
    return pictures.filter((picture) => picture.naturalWidth === 0).map((picture) => picture.src);
  });
  for (const source of broken) problems.add(page.path, `broken picture: ${source}`);
}
