// The checks themselves: a fault that is put into a page is found.
import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launch, openEach } from './lib/browser.mjs';
import { alone, oneOfEveryKind, portable, readFolder } from './lib/folder.mjs';
import { cssAddresses, leadsAway, references, resolve } from './lib/links.mjs';
import { sideways, smallTargets } from './lib/looks.mjs';
import { headersFor, parseHeaders } from './lib/server.mjs';

let browser, place;
before(async () => {
  browser = await launch();
  place = mkdtempSync(path.join(tmpdir(), 'skillweek-checks-'));
});
after(async () => {
  await browser?.close();
  rmSync(place, { recursive: true, force: true });
});

function folderWith(files) {
  const directory = mkdtempSync(path.join(place, 'folder-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
    writeFileSync(path.join(directory, name), text);
  }
  return readFolder(directory);
}

const page = (body, kind = 'home') => `<!doctype html><html lang="zh-CN" class="kind-${kind}"><meta charset="utf-8"><title>示例</title><link rel="icon" href="data:,"><body style="margin:0">${body}</body></html>`;

test('a folder without pages, or without a home page, is a fault', () => {
  assert.throws(() => folderWith({ 'a.txt': '' }), /no page/);
  assert.throws(() => folderWith({ 'a.html': page('', 'page') }), /no home page/);
});

test('no page to look at is a fault', async () => {
  await assert.rejects(openEach(browser, [], { name: 'none' }), /no page/);
});

test('a folder is read by sites and kinds, and a site can stand alone', () => {
  const folder = folderWith({ 'index.html': page(''), 's/index.html': page(''), 's/a.html': page('x', 'page'), 's/404.html': page('', 'not_found') });
  assert.deepEqual(folder.sites, ['', 's/']);
  assert.equal(folder.siteOf('s/a.html'), 's/');
  assert.equal(folder.siteOf('b/a.html'), '');
  assert.equal(oneOfEveryKind(folder).length, 4);
  const own = alone(folder, 's/');
  assert.deepEqual(portable(own).map((one) => one.path), ['a.html', 'index.html']);
});

test('addresses are found wherever they may stand', () => {
  const [home] = folderWith({
    'index.html': page('<a href=a>x</a><img src=b srcset="c 1x, d 2x"><video poster=e src=f></video><i style="background:url(g)"></i><svg><use href="#h"></use></svg><form action=i></form>'),
  }).pages;
  assert.deepEqual(references(home).map(({ value }) => value).sort(), ['#h', 'a', 'b', 'c', 'd', 'data:,', 'e', 'f', 'g', 'i']);
  assert.deepEqual(cssAddresses('@import "a.css"; b{c:url( "d" )} e{f:url(g)} /* url(no) */'), ['d', 'g', 'a.css']);
});

test('an address leads where a browser would go', () => {
  const lead = (from, value) => resolve(from, value)?.path;
  assert.equal(lead('a/b.html', 'c.html'), 'a/c.html');
  assert.equal(lead('a/b.html', '../c.html?x#y'), 'c.html');
  assert.equal(lead('a/b.html', '/c.html'), 'c.html');
  assert.equal(lead('a/b.html', '#x'), 'a/b.html');
  assert.equal(resolve('a/b.html', '../../c.html'), null);
  assert.ok(resolve('a/b.html', '../').folder);
  assert.ok(resolve('a/b.html', 'c/').folder);
  for (const away of ['https://x/', '//x/', 'mailto:a', 'tel:1', 'javascript:1']) assert.ok(leadsAway(away));
  for (const here of ['a', 'a/b:c', '?x:y', '#x:y', './x']) assert.ok(!leadsAway(here));
});

test('headers are chosen by pattern, the later the stronger', () => {
  const rules = parseHeaders('# note\n/*\n  A: 1\n  B: x; y: z\n\n/assets/*\n  A: 2\n');
  assert.deepEqual(headersFor(rules, '/index.html'), { A: '1', B: 'x; y: z' });
  assert.deepEqual(headersFor(rules, '/assets/s.css'), { A: '2', B: 'x; y: z' });
});

test('what a browser complains about is reported', async () => {
  const folder = folderWith({ 'index.html': page('<img src=none.png alt=""><img src="https://elsewhere.invalid/x.png" alt=""><script>console.warn("careful"); alert(1); throw new Error("broken")</script>') });
  const problems = await openEach(browser, folder.pages, { name: 'checks', folder, watched: true });
  const found = problems.list.join('\n');
  for (const fault of [/answer 404/, /asks another place: https:\/\/elsewhere/, /console warning: careful/, /dialog: 1/, /script error: broken/]) assert.match(found, fault);
  assert.throws(() => problems.none(), /problems/);
});

test('what does not fit is reported, and what may stick out is not', async () => {
  const wide = '<p style="width:2000px">x</p>', cut = '<div style="overflow:hidden;width:50px"><p style="white-space:nowrap">一二三四五六七八九十</p></div>';
  const fine = '<div style="overflow:auto;width:50px"><p style="white-space:nowrap">一二三四五六七八九十</p></div><p style="overflow:hidden;text-overflow:ellipsis;white-space:nowrap;width:50px">一二三四五六七八九十</p>';
  assert.match((await measured(wide, sideways)).join(), /scrolls sideways/);
  assert.match((await measured(cut, sideways)).join(), /cut off/);
  assert.deepEqual(await measured(fine, sideways), []);
});

test('small targets are reported; links in text and enlarged ones are not', async () => {
  const small = '<button>x</button>';
  const fine = `<p>看这里的<a href="#x">链接</a>，在一段文字里。</p><a href="#x" style="display:inline-block;width:44px;height:44px">x</a><label style="display:inline-block;width:44px;height:44px"><input type="checkbox"></label>
    <div style="padding:40px"><a href="#x" style="position:relative;display:inline-block">x<i style="position:absolute;inset:-22px"></i></a></div>`;
  assert.equal((await measured(small, smallTargets, 44)).length, 1);
  assert.deepEqual(await measured(fine, smallTargets, 44), []);
});

async function measured(body, look, argument) {
  const tab = await browser.newPage({ viewport: { width: 400, height: 600 } });
  await tab.setContent(page(body));
  const found = await tab.evaluate(look, argument);
  await tab.close();
  return found;
}
