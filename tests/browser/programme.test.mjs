// The activity programme: narrowed by mouse, by keyboard and by the address.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, onDisk } from './lib/browser.mjs';
import { attribute } from './lib/folder.mjs';
import { edition, midWeek, morning, sample } from './lib/input.mjs';

const folder = sample();
const home = onDisk(folder);
const programme = folder.pages.filter((page) => page.kind === 'activities' && page.hasAttribute('data-filters')).sort((a, b) => b.html.length - a.html.length)[0];
const rows = programme?.elements.filter((element) => /(?:^|\s)row(?:\s|$)/.test(attribute(element, 'class') ?? '')) ?? [];

let browser, context, tab;
before(async () => {
  assert.ok(programme, 'no programme has filters');
  assert.ok(rows.length > 5, 'the programme is too short to narrow');
  browser = await launch();
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  tab = await context.newPage();
  await tab.clock.setFixedTime(midWeek(folder));
});
after(() => browser?.close());

const open = (hash = '') => tab.goto('about:blank').then(() => tab.goto(home + programme.path + hash));
const shown = () => tab.locator('[data-programme] .row:visible').count();
const having = (name, value) => rows.filter((row) => { const own = attribute(row, `data-${name}`); return own === value || own.includes(`|${value}|`); }).length;
const choices = (name) => tab.locator(`[data-filters] select[name="${name}"] option`).evaluateAll((options) => options.map((option) => option.value).filter(Boolean));

test('without a choice everything is shown', async () => {
  await open();
  assert.equal(await shown(), rows.length);
});

test('each choice of each list shows exactly the activities that have it, and says how many', async () => {
  await open();
  const lists = await tab.locator('[data-filters] select').evaluateAll((all) => all.map((list) => list.name));
  assert.ok(lists.length > 1, 'there is hardly anything to choose');
  for (const name of lists) {
    for (const value of await choices(name)) {
      await tab.locator(`select[name="${name}"]`).selectOption(value);
      assert.equal(await shown(), having(name, value), `${name}=${value}`);
      assert.ok(having(name, value) > 0, `${name}=${value} finds nothing`);
      assert.match(await tab.locator('[data-filter-count]').innerText(), new RegExp(`(?:^|\\D)${having(name, value)}(?:\\D|$)`));
      assert.equal(decodeURIComponent(new URL(tab.url()).hash), `#${name}=${value}`);
    }
    await tab.locator(`select[name="${name}"]`).selectOption('');
  }
  assert.equal(await shown(), rows.length);
  assert.equal(new URL(tab.url()).hash, '');
});

test('the keyboard alone chooses, and resets', async () => {
  await open();
  const list = tab.locator('[data-filters] select').first();
  const name = await list.getAttribute('name');
  await list.focus();
  await tab.keyboard.press('ArrowDown');
  const value = await list.inputValue();
  assert.ok(value, 'the arrow key chose nothing');
  assert.equal(await shown(), having(name, value));
  for (let step = 0; step < 20 && !(await tab.evaluate(() => document.activeElement.matches('[data-filter-reset]'))); step += 1) await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  await tab.waitForFunction(() => location.hash === '');
  assert.equal(await shown(), rows.length);
});

test('words are searched for in all that a line says', async () => {
  await open();
  const title = (await tab.locator('[data-programme] .row a').first().innerText()).trim();
  await tab.locator('[data-filters] [name="q"]').fill(title);
  await tab.waitForFunction(() => location.hash.startsWith('#q='));
  const left = await shown();
  assert.ok(left >= 1 && left < rows.length, `${left} left of ${rows.length}`);
  await tab.locator('[data-filters] [name="q"]').fill('没有哪一项活动会叫这个名字');
  await tab.locator('[data-filter-none]').waitFor({ state: 'visible' });
  assert.equal(await shown(), 0);
  assert.equal(await tab.locator('[data-programme] .day:visible').count(), 0);
});

test('an address with a choice opens narrowed, and a changed address narrows anew', async () => {
  await open();
  const name = 'type';
  const [first, second] = await choices(name);
  await open(`#${name}=${encodeURIComponent(first)}`);
  assert.equal(await shown(), having(name, first));
  assert.equal(await tab.locator(`select[name="${name}"]`).inputValue(), first);
  await tab.evaluate((hash) => { location.hash = hash; }, `${name}=${encodeURIComponent(second)}`);
  await tab.waitForFunction(([list, value]) => document.querySelector(`select[name="${list}"]`).value === value, [name, second]);
  assert.equal(await shown(), having(name, second));
});

test('an address that makes no sense shows everything', async () => {
  for (const hash of ['#type=', '#type=没有', '#%E0%A4%A', '#=&&=', '#__proto__=x&constructor=y', `#q=${'%'.repeat(5)}`]) {
    const broken = [];
    tab.once('pageerror', (error) => broken.push(error.message));
    await open(hash);
    assert.deepEqual(broken, [], hash);
    assert.equal(await shown(), rows.length, hash);
    tab.removeAllListeners('pageerror');
  }
});

test('“only what is not over” hides what is over', async () => {
  await tab.clock.setFixedTime(morning(edition(folder).start, 2));
  await open();
  const over = await tab.locator('[data-programme] .row[data-state="past"]').count();
  await tab.locator('[data-filters] label:has([name="open"])').click();
  assert.equal(await shown(), rows.length - over);
  await tab.clock.setFixedTime(midWeek(folder));
});
