// Without a browser: every address leads somewhere, and every site folder is complete in itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attribute, folderOf, readable, textOf } from './lib/folder.mjs';
import { cssAddresses, leadsAway, references, resolve } from './lib/links.mjs';
import { modes, sample } from './lib/input.mjs';

const FOR_HOSTS = new Set(['.skillweek', '_headers', '_redirects', '.nojekyll', 'web.config', 'nginx.conf.example']);
const MOST_BYTES_BEFORE_CHARSET = 1024;

for (const [name, folder] of [['sample', sample()], ['modes', modes()]]) {
  test(`${name}: every address in a page names a file that exists, and a place in it`, () => {
    const faults = [];
    let checked = 0;
    for (const page of folder.pages) {
      for (const { value, asset, where } of references(page)) {
        checked += 1;
        const fault = faultOf(folder, page.path, value, asset, page.kind);
        if (fault) faults.push(`${page.path} ${where} ${value}: ${fault}`);
      }
    }
    assert.ok(checked > folder.pages.length, 'hardly any address was found');
    assert.deepEqual(faults, []);
  });

  test(`${name}: every address in a style sheet or a vector picture names a file of its own site`, () => {
    const faults = [];
    let sheets = 0;
    for (const [file, bytes] of folder.files) {
      if (!/\.(?:css|svg)$/.test(file)) continue;
      if (file.endsWith('.css')) sheets += 1;
      for (const value of cssAddresses(bytes.toString('utf8'))) {
        const fault = value.startsWith('#') || value.startsWith('data:') ? null : faultOf(folder, file, value, true, 'file');
        if (fault) faults.push(`${file}: ${value}: ${fault}`);
      }
    }
    assert.ok(sheets > 0, 'no style sheet was found');
    assert.deepEqual(faults, []);
  });

  test(`${name}: names are short, lower-case ASCII that every host and disk can hold`, () => {
    const odd = [...folder.files.keys()].filter((file) => !FOR_HOSTS.has(file.split('/').at(-1)))
      .filter((file) => !/^(?:[a-z0-9][a-z0-9._-]*\/)*[a-z0-9][a-z0-9._-]*$/.test(file) || file.length > 180);
    assert.deepEqual(odd, []);
  });

  test(`${name}: every page can be reached from the home page of its site`, () => {
    for (const site of folder.sites) {
      const reached = new Set([`${site}index.html`]);
      for (const file of reached) {
        for (const { value } of references(folder.byPath.get(file))) {
          const target = leadsAway(value) ? null : resolve(file, value)?.path;
          if (target && folder.byPath.has(target)) reached.add(target);
        }
      }
      const lost = readable(folder).filter((page) => folder.siteOf(page.path) === site && page.kind !== 'not_found' && !reached.has(page.path));
      assert.deepEqual(lost.map((page) => page.path), []);
    }
  });

  test(`${name}: every page says its language, its title and, early enough, its encoding`, () => {
    for (const page of readable(folder)) {
      assert.match(attribute(page.root, 'lang') ?? '', /^[a-z]{2}(?:-[A-Za-z]+)*$/, page.path);
      assert.ok(page.title.trim(), `${page.path} has no title`);
      const place = Buffer.byteLength(page.html.slice(0, page.html.search(/charset/i)));
      assert.ok(place > 0 && place < MOST_BYTES_BEFORE_CHARSET, `${page.path}: charset at byte ${place}`);
      const heads = page.elements.filter((element) => element.tagName === 'h1');
      assert.equal(heads.length, 1, `${page.path} has ${heads.length} main headings`);
      assert.ok(textOf(heads[0]).trim(), `${page.path} has an empty main heading`);
    }
  });

  test(`${name}: data files can be read by what they are meant for`, () => {
    for (const [file, bytes] of folder.files) {
      const text = bytes.toString('utf8');
      if (file.endsWith('.json')) JSON.parse(text);
      if (file.endsWith('.csv')) assert.ok(text.startsWith('\uFEFF'), `${file}: a spreadsheet program needs the byte order mark`);
      if (file.endsWith('.ics')) assertCalendar(file, bytes);
    }
    for (const page of folder.pages) {
      for (const element of page.elements) {
        if (attribute(element, 'type') === 'application/ld+json') JSON.parse(textOf(element));
      }
    }
  });
}

function faultOf(folder, file, value, asset, kind) {
  if (value === '') return 'empty';
  if (leadsAway(value)) return asset && !value.startsWith('data:') ? 'fetched from another place' : null;
  if (value.startsWith('/') && kind !== 'not_found') return 'not relative';
  const target = resolve(file, value);
  if (!target) return 'climbs out of the folder';
  if (target.folder) return 'names a folder and not its file';
  if (!folder.files.has(target.path)) return 'no such file';
  if (asset && folder.siteOf(target.path) !== folder.siteOf(file)) return `belongs to the site ${folder.siteOf(target.path) || '.'}`;
  return fragmentFault(folder.byPath.get(target.path), target.fragment);
}

function fragmentFault(page, fragment) {
  if (!fragment || !page || page.ids.has(fragment)) return null;
  if (fragment.includes('=') && page.hasAttribute('data-filters')) return null;
  return 'no such place in the page';
}

function assertCalendar(file, bytes) {
  const text = bytes.toString('utf8');
  assert.ok(text.startsWith('BEGIN:VCALENDAR\r\n') && text.endsWith('END:VCALENDAR\r\n'), `${file}: not a calendar`);
  assert.ok(!/[^\r]\n/.test(text), `${file}: a line ends without CR`);
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, `${file}: a line is longer than 75 bytes: ${line}`);
  assert.equal(text.match(/^BEGIN:VEVENT/gm)?.length, text.match(/^END:VEVENT/gm)?.length, file);
  assert.ok(!text.includes('\uFFFD'), `${file}: a character was cut in two`);
}

test('a folder tells its sites apart', () => {
  const folder = sample();
  assert.ok(folder.sites.includes(''), 'no root site');
  for (const site of folder.sites) {
    for (const needed of ['404.html', 'sitemap.html']) assert.ok(folder.files.has(site + needed), `${site || '.'} has no ${needed}`);
    assert.ok([...folder.files.keys()].some((file) => file.startsWith(`${site}assets/`)), `${site || '.'} has no assets of its own`);
    assert.equal(folderOf(`${site}index.html`), site);
  }
});
