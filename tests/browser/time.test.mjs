// What depends on today is decided by the reader's clock, in China's days, wherever the reader is.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, onDisk } from './lib/browser.mjs';
import { attribute, portable } from './lib/folder.mjs';
import { edition, modes, morning, sample } from './lib/input.mjs';

const folder = sample();
const { start, end } = edition(folder);
const ZONES = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Auckland'];

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** Opens a page as if it were `moment` and a reader in `timezoneId`. */
async function at(moment, address, look, timezoneId = ZONES[0]) {
  const context = await browser.newContext({ timezoneId });
  const tab = await context.newPage();
  await tab.clock.setFixedTime(moment);
  await tab.goto(address);
  const found = await look(tab);
  await context.close();
  return found;
}

const home = `${onDisk(folder)}index.html`;
const countdown = (tab) => tab.locator('[data-countdown-text]').innerText();

test('the home page counts the days before, during and after the week', async () => {
  const length = Math.round((Date.parse(end) - Date.parse(start)) / 864e5) + 1;
  assert.match(await at(morning(start, -10), home, countdown), /10/);
  const eve = await at(morning(start, -1), home, countdown);
  const first = await at(morning(start), home, countdown);
  const last = await at(morning(end), home, countdown);
  const over = await at(morning(end, 1), home, countdown);
  assert.match(first, /1/);
  assert.match(last, new RegExp(String(length)));
  assert.equal(new Set([eve, first, last, over]).size, 4);
  assert.equal(await at(morning(end, 300), home, countdown), over);
});

test('the day changes at midnight in China, not where the reader is', async () => {
  const justBefore = new Date(Date.parse(`${start}T00:00:00+08:00`) - 60e3);
  const justAfter = new Date(Date.parse(`${start}T00:00:00+08:00`) + 60e3);
  for (const zone of ZONES) {
    assert.equal(await at(justBefore, home, countdown, zone), await at(morning(start, -1), home, countdown), zone);
    assert.equal(await at(justAfter, home, countdown, zone), await at(morning(start), home, countdown), zone);
  }
});

const programme = folder.byPath.get('activities/index.html');
const states = (tab) => tab.locator('[data-programme] .row').evaluateAll((rows) => rows.map((row) => row.dataset.state));

test('before the week nothing is over, after it everything is', async () => {
  assert.ok(programme, 'the sample has no programme');
  const address = onDisk(folder) + programme.path;
  const dates = programme.elements.map((element) => attribute(element, 'data-day')).filter(Boolean).sort();
  const before = await at(morning(dates[0], -30), address, states);
  const done = await at(morning(dates.at(-1), 60), address, states);
  assert.ok(before.length > 5);
  assert.deepEqual(before.filter((state) => state && state !== 'future'), []);
  assert.deepEqual(done.filter((state) => state && state !== 'past'), []);
});

test('an activity is marked while it is on, today and tomorrow', async () => {
  const address = onDisk(folder) + programme.path;
  const row = programme.elements.find((element) => /(?:^|\s)row(?:\s|$)/.test(attribute(element, 'class') ?? '') && (attribute(element, 'data-start') ?? '').length > 10 && attribute(element, 'data-end'));
  assert.ok(row, 'no activity has a time');
  const from = attribute(row, 'data-start'), to = attribute(row, 'data-end');
  const look = (tab) => tab.locator(`.row[data-start="${from}"][data-end="${to}"]`).first().evaluate((found) => ({
    state: found.dataset.state,
    words: [found, found.closest('[data-day]')].map((place) => [...place.querySelectorAll('[data-mark]')].find((mark) => mark.closest('[data-start], [data-day]') === place))
      .map((mark) => (mark && !mark.hidden ? mark.textContent : '')).join(' '),
  }));
  const day = from.slice(0, 10);
  const moments = { tomorrow: morning(day, -1), today: new Date(Date.parse(`${day}T00:00:00+08:00`)), now: new Date(from), past: new Date(to) };
  const said = [];
  for (const [state, moment] of Object.entries(moments)) {
    const found = await at(moment, address, look);
    assert.equal(found.state, state);
    assert.ok(found.words.trim(), `${state} is not said in words`);
    said.push(found.words);
  }
  assert.equal(new Set(said).size, said.length, said.join(', '));
});

test('grey days are grey, and only they', async () => {
  const other = modes();
  const page = portable(other).find((found) => attribute(found.root, 'data-grey'));
  assert.ok(page, 'no page of the project of modes has grey days');
  const [from, to] = attribute(page.root, 'data-grey').split(',')[0].split('/');
  const grey = (tab) => tab.evaluate(() => getComputedStyle(document.documentElement).filter);
  const address = onDisk(other) + page.path;
  assert.equal(await at(morning(from, -1), address, grey), 'none');
  assert.match(await at(morning(from), address, grey), /grayscale\(1\)/);
  assert.match(await at(morning(to), address, grey, ZONES[1]), /grayscale\(1\)/);
  assert.equal(await at(morning(to, 1), address, grey), 'none');
});
