// The preview in a browser: what a webmaster sees while saving.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { launch } from './lib/browser.mjs';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const program = process.env.SKILLWEEK_PROGRAM ?? path.join(repository, 'target/debug/skillweek');

const page = (...paragraphs) => `---\ntitle: 预览试验\n---\n\n${paragraphs.join('\n\n')}\n`;

let browser, root, child, at;

/** Serves a copy of the sample; resolves with its address. */
function serve(port = '0') {
  return new Promise((resolve, reject) => {
    child = spawn(program, ['serve', '--root', root, '--port', port, '--drafts', '--lang', 'zh'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '', address;
    child.stdout.on('data', (text) => {
      said += text;
      address ??= /http:\/\/\S+/.exec(said)?.[0].replace(/\u001b.*$/, '');
      if (address && said.includes('读完')) resolve(address);
    });
    child.on('exit', () => reject(new Error(`the server ended: ${said}`)));
  });
}

before(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'skillweek-serve-'));
  for (const folder of ['content', 'assets']) cpSync(path.join(repository, folder), path.join(root, folder), { recursive: true });
  mkdirSync(path.join(root, 'themes/mine/style'), { recursive: true });
  writeFileSync(path.join(root, 'themes/mine/theme.yaml'), 'name: mine\nextends: craft\n');
  write('content/site.yaml', (text) => text.replace('name: craft', 'name: mine'));
  write('content/preview.md', () => page('第一段。', '第二段。', ...Array.from({ length: 60 }, (_, n) => `填充 ${n}。`)));
  [at, browser] = await Promise.all([serve(), launch()]);
});

after(async () => {
  await browser?.close();
  child?.kill();
  rmSync(root, { recursive: true, force: true });
});

function write(file, change) {
  const full = path.join(root, file);
  let text = '';
  try { text = readFileSync(full, 'utf8'); } catch { /* it is new */ }
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, change(text));
}

/** Opens a page, marks its window, and gives it to `look`. */
async function open(address, look, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  // A busy machine may take long; nothing waits so long where all is well.
  context.setDefaultTimeout(120e3);
  const tab = await context.newPage();
  const wrong = [];
  tab.on('pageerror', (error) => wrong.push(String(error)));
  await tab.goto(at + address);
  await tab.waitForFunction(() => document.querySelector('skillweek-preview'));
  await tab.evaluate(() => { window.marker = 'still here'; });
  try {
    await look(tab);
  } finally {
    await context.close();
  }
  assert.deepEqual(wrong, []);
}

const marker = (tab) => tab.evaluate(() => window.marker);
const panel = (tab) => tab.locator('skillweek-preview .panel');

test('a saved text is patched into the open page; scroll, focus and window stay', async () => {
  await open('preview.html', async (tab) => {
    await tab.evaluate(() => { window.scrollTo(0, 700); document.querySelector('header a').focus({ preventScroll: true }); });
    const before = await tab.evaluate(() => [scrollY, document.activeElement.href]);
    write('content/preview.md', (text) => text.replace('第一段。', '改过的第一段。'));
    await tab.getByText('改过的第一段。').waitFor();
    assert.equal(await marker(tab), 'still here');
    assert.deepEqual(await tab.evaluate(() => [scrollY, document.activeElement.href]), before);
    write('content/preview.md', (text) => text.replace('第二段。', '第二段。\n\n**新的一段**，带[链接](about.md)。'));
    await tab.getByText('新的一段').waitFor();
    assert.equal(await marker(tab), 'still here');
  });
});

test('a saved style is swapped without a reload', async () => {
  await open('preview.html', async (tab) => {
    await tab.evaluate(() => window.scrollTo(0, 500));
    const wanted = 'rgb(1, 2, 3)';
    write('themes/mine/style/90-own.css', () => `.prose p { color: ${wanted}; }\n`);
    await tab.waitForFunction((colour) => getComputedStyle(document.querySelector('.prose p')).color === colour, wanted);
    assert.equal(await marker(tab), 'still here');
    assert.equal(await tab.evaluate(() => scrollY), 500);
    await tab.waitForFunction(() => document.querySelectorAll('head link[rel=stylesheet]').length === 1);
  });
});

test('a page that scripts work on is reloaded and gets its state back', async () => {
  await open('activities/index.html', async (tab) => {
    const find = tab.locator('[data-filter-form] input[name=q]');
    await find.fill('体验');
    await find.evaluate((field) => field.setSelectionRange(1, 1));
    await tab.waitForFunction(() => location.hash.includes('q='));
    const shown = () => tab.locator('[data-programme] .row:visible').count();
    const some = await shown();
    assert.ok(some > 0 && some < await tab.locator('[data-programme] .row').count());
    await tab.evaluate(() => window.scrollTo(0, 300));
    await find.focus();
    const y = await tab.evaluate(() => scrollY);
    write('content/activities/preview.md', () => '---\ntitle: 预览体验活动\nstart: 2023-05-15 09:00\nend: 2023-05-15 10:00\nvenue: 试验室\n---\n\n体验。\n');
    await tab.locator('[data-programme] .row', { hasText: '预览体验活动' }).waitFor();
    await tab.waitForFunction((y) => Math.abs(scrollY - y) < 4, y);
    assert.equal(await find.inputValue(), '体验');
    assert.equal(await shown(), some + 1);
    await tab.waitForFunction(() => document.activeElement?.name === 'q' && document.activeElement.selectionStart === 1);
  });
});

test('parts that were opened stay open over a reload', async () => {
  write('content/fold.md', () => '---\ntitle: 折叠\n---\n\n::: 折叠 可以带孩子来吗？\n可以。\n:::\n\n::: 折叠 要预约吗？\n不用。\n:::\n');
  await waitFor('fold.html');
  await open('fold.html', async (tab) => {
    const folds = tab.locator('main details');
    await folds.nth(1).locator('summary').click();
    write('content/fold.md', (text) => `${text}\n| 表 | 格 |\n|---|---|\n| 一 | 二 |\n`);
    await tab.locator('main table').waitFor();
    await tab.waitForFunction(() => document.querySelectorAll('main details')[1]?.open === true);
    assert.equal(await folds.nth(0).evaluate((fold) => fold.open), false);
  });
});

test('a file with odd letters in its name opens in the editor', async () => {
  const odd = 'content/第#1页 100%.md';
  await open('preview.html', async (tab) => {
    write(odd, () => '---\ntitel: 错\n---\n');
    await panel(tab).waitFor();
    const links = await panel(tab).locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    const link = links.find((one) => one.includes('%231'));
    assert.ok(link, links.join(' '));
    const { pathname, hash, search } = new URL(link);
    assert.deepEqual([hash, search], ['', '']);
    assert.ok(decodeURIComponent(pathname).replace(/:\d+:\d+$/, '').endsWith(odd), pathname);
    rmSync(path.join(root, odd));
    await panel(tab).waitFor({ state: 'hidden' });
  });
});

test('an error lies over the last good page and goes by itself', async () => {
  await open('preview.html', async (tab) => {
    assert.ok(!(await panel(tab).isVisible()));
    const good = readFileSync(path.join(root, 'content/preview.md'), 'utf8');
    write('content/preview.md', (text) => text.replace('title: 预览试验', 'titel: 预览试验'));
    await panel(tab).waitFor();
    const said = await panel(tab).innerText();
    assert.match(said, /content\/preview\.md/);
    assert.match(said, /titel/);
    assert.match(said, /怎样改/);
    assert.match(await panel(tab).locator('a').first().getAttribute('href'), /^vscode:\/\/file\/.*content\/preview\.md/);
    assert.ok(await tab.getByText('改过的第一段。').isVisible(), 'the last good page is gone');
    assert.equal(await panel(tab).evaluate((found) => getComputedStyle(found).position), 'fixed', 'the panel has no style');
    assert.equal(await marker(tab), 'still here');
    // It can be put aside, and then does not come again for the same.
    await tab.keyboard.press('Tab');
    await panel(tab).locator('.close').click();
    await panel(tab).waitFor({ state: 'hidden' });
    await tab.locator('skillweek-preview .bar .state').click();
    await panel(tab).waitFor();
    write('content/preview.md', () => good);
    await panel(tab).waitFor({ state: 'hidden' });
    assert.match(await tab.locator('skillweek-preview .state').innerText(), /警告|提示|没有问题/);
    // Whoever opens the page while it is bad sees the same.
    write('content/preview.md', (text) => text.replace('title: 预览试验', 'titel: 预览试验'));
    await panel(tab).waitFor();
    await tab.reload();
    await panel(tab).waitFor();
    assert.ok(await tab.getByText('改过的第一段。').isVisible());
    write('content/preview.md', () => good);
    await panel(tab).waitFor({ state: 'hidden' });
  });
});

test('a mistake in a template is shown and mended', async () => {
  await open('preview.html', async (tab) => {
    write('themes/mine/templates/page.html', () => '{% extends "layout.html" %}{% block main %}{{ page.nothing.at.all }}{% endblock main %}');
    await panel(tab).waitFor();
    assert.match(await panel(tab).innerText(), /themes\/mine\/templates\/page\.html/);
    assert.ok(await tab.getByText('改过的第一段。').isVisible());
    rmSync(path.join(root, 'themes/mine/templates/page.html'));
    await panel(tab).waitFor({ state: 'hidden' });
  });
});

test('a page appears where there was none, and a deleted one says so', async () => {
  await open('later.html', async (tab) => {
    await tab.locator('.skillweek-near').waitFor();
    write('content/later.md', () => '---\ntitle: 后来的\n---\n\n后来写的。\n');
    await tab.getByText('后来写的。').waitFor();
    renameSync(path.join(root, 'content/later.md'), path.join(root, 'content/latest.md'));
    await tab.locator('.skillweek-near a', { hasText: '后来的' }).click();
    await tab.waitForURL('**/latest.html');
    await tab.getByText('后来写的。').waitFor();
  });
});

test('pages are shown as of another day', async () => {
  await open('index.html?as-of=2023-05-16', async (tab) => {
    const countdown = tab.locator('[data-countdown-text]').first();
    assert.match(await countdown.innerText(), /3/);
    assert.equal(await tab.evaluate(() => new Date(Date.now()).toISOString().slice(0, 10)), '2023-05-16');
    assert.ok(await tab.evaluate(() => new Date() instanceof Date && typeof Date() === 'string'));
    await tab.goto(`${at}about.html`);
    assert.equal(await tab.evaluate(() => new Date().getUTCFullYear()), 2023, 'it does not last from page to page');
    await tab.goto(`${at}index.html`);
    await tab.locator('skillweek-preview .tools summary').click();
    await tab.locator('skillweek-preview .menu button', { hasText: '回到今天' }).click();
    await tab.waitForFunction(() => new Date().getUTCFullYear() > 2023);
  });
});

test('the list of sites is found through the bar and narrowed by name', async () => {
  await open('', async (tab) => {
    assert.match(await tab.locator('h1').innerText(), /职业教育活动周/);
    assert.ok(await tab.locator('.site').count() >= 9);
    assert.ok(await tab.locator('.state .warn').count() > 0);
    for (const width of [320, 768, 1440]) {
      await tab.setViewportSize({ width, height: 800 });
      assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `wider than ${width}`);
    }
    await tab.locator('.site.first a').first().click();
    await tab.waitForURL('**/index.html');
  });
});

test('the audit finds what shows only on the page', async () => {
  await open('preview.html', async (tab) => {
    await tab.evaluate(() => {
      const faint = document.createElement('p');
      faint.textContent = '看不清';
      faint.style.color = 'rgb(250, 240, 230)';
      document.querySelector('main').append(faint, Object.assign(document.createElement('img'), { src: 'data:,', width: 9, height: 9 }));
    });
    await tab.locator('skillweek-preview .tools summary').click();
    await tab.locator('skillweek-preview .menu button', { hasText: '检查本页' }).click();
    const said = await panel(tab).innerText();
    assert.match(said, /对比度/);
    assert.match(said, /图片没有说明/);
  });
});

test('no other host is asked for anything', async () => {
  await open('index.html', async (tab) => {
    const asked = [];
    tab.on('request', (request) => asked.push(request.url()));
    await tab.goto(`${at}activities/index.html`);
    await tab.goto(at);
    assert.ok(asked.length > 4);
    assert.deepEqual(asked.filter((url) => !url.startsWith(at) && !url.startsWith('data:')), []);
  });
});

test('a page waits for a server that has stopped, and is brought up to date by the next', async () => {
  await open('preview.html', async (tab) => {
    child.removeAllListeners('exit');
    child.kill();
    await tab.locator('skillweek-preview .lost').waitFor();
    write('content/preview.md', (text) => text.replace('填充 0。', '停止时改的。'));
    assert.equal(await serve(new URL(at).port), at);
    await tab.getByText('停止时改的。').waitFor();
    await tab.locator('skillweek-preview .lost').waitFor({ state: 'hidden' });
  });
});

/** Waits until the server has that page. */
async function waitFor(address) {
  for (let left = 600; left > 0; left -= 1) {
    if ((await fetch(at + address)).status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${address} never came`);
}
