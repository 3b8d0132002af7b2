// One browser for a test file, tabs that share the pages among them, and a list of what went wrong.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';

const ARTIFACTS = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'artifacts');
const TABS = 4;
const PICTURES = 8;
/** What becomes of a request when the tab has gone on to the next page; a missing file says something else. */
const LEFT_BEHIND = 'net::ERR_ABORTED';
/** No test needs the world outside, and none may ask for it by mistake. */
const CLOSED = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
const QUIET = [CLOSED, '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];

/** Starts the machine's Chromium; as root it has to run without its sandbox. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: QUIET,
    chromiumSandbox: process.getuid?.() !== 0,
  });
}

/** The address of the folder when its files are opened from disk. */
export function onDisk(folder) {
  return `${pathToFileURL(folder.directory)}/`;
}

/** Problems by page. The check at the end shows the first of them and fails if there is any. */
export class Problems {
  constructor(name) {
    this.name = name;
    this.list = [];
    this.pictures = 0;
  }

  add(where, what) {
    this.list.push(`${where}: ${what}`);
  }

  async picture(tab, where) {
    if (this.pictures++ >= PICTURES) return;
    mkdirSync(ARTIFACTS, { recursive: true });
    const name = `${this.name}-${where}`.replace(/[^a-z0-9.-]+/gi, '_');
    await tab.screenshot({ path: path.join(ARTIFACTS, `${name}.png`) }).catch(() => {});
  }

  none() {
    const shown = [...new Set(this.list)];
    const more = shown.length > 25 ? `\n… and ${shown.length - 25} more` : '';
    assert.equal(this.list.length, 0, `${this.name}: ${shown.length} problems\n${shown.slice(0, 25).join('\n')}${more}`);
  }
}

/** Reports everything that a reader's browser would complain about while `where()` is open. */
export function watch(tab, home, where, problems) {
  tab.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.add(where(), `console ${message.type()}: ${message.text()}`);
  });
  tab.on('pageerror', (error) => problems.add(where(), `script error: ${error.message}`));
  tab.on('dialog', (dialog) => { problems.add(where(), `dialog: ${dialog.message()}`); return dialog.dismiss(); });
  tab.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(home) && !/^(?:data|blob|about):/.test(address)) problems.add(where(), `asks another place: ${address}`);
  });
  tab.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    if (reason !== LEFT_BEHIND) problems.add(where(), `request failed: ${request.url()} (${reason})`);
  });
  tab.on('response', (response) => {
    if (response.status() >= 400) problems.add(where(), `answer ${response.status()}: ${response.url()}`);
  });
}

/**
 * Opens every page in turn, some at a time, and looks at it.
 *
 * `options.at` is the address of the folder, without it a server of its own at the root of a host; `options.context`
 * goes to the browser, `options.now` is the moment that the pages believe in, `options.watched` reports whatever the
 * browser complains about.
 */
export async function openEach(browser, pages, options, look) {
  assert.ok(pages.length > 0, 'no page to look at');
  if (options.at) return openAll(browser, pages, options, look);
  const server = await serve(options.folder);
  try {
    return await openAll(browser, pages, { ...options, at: server.address }, look);
  } finally {
    await server.close();
  }
}

async function openAll(browser, pages, options, look) {
  const problems = new Problems(options.name);
  const queue = [...pages];
  const work = async () => {
    const context = await browser.newContext(options.context);
    const tab = await context.newPage();
    if (options.now) await tab.clock.setFixedTime(options.now);
    let current = '';
    if (options.watched) watch(tab, options.at, () => current, problems);
    for (let page = queue.shift(); page; page = queue.shift()) {
      current = page.path;
      const before = problems.list.length;
      await tab.goto(options.at + page.path, { waitUntil: 'load' });
      await look?.(tab, page, problems);
      if (problems.list.length > before) await problems.picture(tab, page.path);
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: Math.min(TABS, pages.length) }, work));
  return problems;
}
