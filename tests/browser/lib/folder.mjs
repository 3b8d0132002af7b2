// A built folder, read once: every file by its path, every page parsed.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'parse5';

/** What the tests need to know of one HTML page. Most of them ask most pages for no more than their kind. */
class Page {
  constructor(file, bytes) {
    this.path = file;
    this.html = bytes.toString('utf8');
    this.tree = once(() => treeOf(this.html));
    /** `home`, `activity` … as the page's `<html>` says; `redirect` for a page that only leads on. */
    this.kind = kindOf(treeOf(startOf(this.html)).root) ?? kindOf(this.root) ?? (this.has('meta', 'http-equiv', 'refresh') ? 'redirect' : 'unknown');
  }

  get parseErrors() { return this.tree().errors; }
  get elements() { return this.tree().elements; }
  get root() { return this.tree().root; }
  get ids() { return this.tree().ids; }

  has(tag, name, value) {
    return this.elements.some((element) => element.tagName === tag && attribute(element, name)?.toLowerCase() === value);
  }

  hasAttribute(name) {
    return this.elements.some((element) => attribute(element, name) !== undefined);
  }

  get title() {
    return textOf(this.elements.find((element) => element.tagName === 'title'));
  }
}

/** The document as a browser would read it, and what is asked of it often. */
function treeOf(html) {
  const errors = [];
  const document = parse(html, {
    sourceCodeLocationInfo: true,
    onParseError: (error) => errors.push(`${error.code} at ${error.startLine}:${error.startCol}`),
  });
  const elements = [...elementsOf(document)];
  const root = elements.find((element) => element.tagName === 'html');
  const ids = new Set(elements.flatMap((element) => [attribute(element, 'id'), element.tagName === 'a' ? attribute(element, 'name') : null]).filter(Boolean));
  return { errors, elements, root, ids };
}

/** A page up to the end of its `<html>`, or less if an attribute holds a `>`. */
function startOf(html) {
  return html.slice(0, html.indexOf('>', html.search(/<html/i)) + 1);
}

function kindOf(root) {
  return /(?:^|\s)kind-(\S+)/.exec(attribute(root, 'class') ?? '')?.[1];
}

function once(make) {
  let made;
  return () => (made ??= make());
}

/** Reads the folder; a folder without pages is a fault of the build or of the test, never a pass. */
export function readFolder(directory) {
  const files = new Map();
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const full = path.join(entry.parentPath ?? entry.path, entry.name);
    files.set(path.relative(directory, full).split(path.sep).join('/'), readFileSync(full));
  }
  const pages = [...files].filter(([name]) => name.endsWith('.html')).map(([name, bytes]) => new Page(name, bytes));
  pages.sort((a, b) => (a.path < b.path ? -1 : 1));
  if (pages.length === 0) throw new Error(`no page in ${directory}`);
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const sites = pages.filter((page) => page.kind === 'home').map((page) => folderOf(page.path));
  if (sites.length === 0) throw new Error(`no home page in ${directory}`);
  return { directory, files, pages, byPath, sites, siteOf: (file) => siteOf(sites, file) };
}

/** The pages that readers come to; what only leads on is left out, and what is there to be printed. */
export function readable(folder) {
  return folder.pages.filter((page) => !['redirect', 'poster'].includes(page.kind));
}

/** The sheets that print as posters. */
export function posters(folder) {
  return folder.pages.filter((page) => page.kind === 'poster');
}

/** The pages that work wherever the folder lies: all but the one that a host shows at any wrong address. */
export function portable(folder) {
  return readable(folder).filter((page) => page.kind !== 'not_found');
}

/** For every kind of page the one with the most in it, and the home page of every site. */
export function oneOfEveryKind(folder, pages = readable(folder)) {
  const chosen = new Map();
  for (const page of pages) {
    const key = page.kind === 'home' ? page.path : page.kind;
    if (!chosen.has(key) || chosen.get(key).html.length < page.html.length) chosen.set(key, page);
  }
  return [...chosen.values()];
}

/** The folder of one site as if it were all there is: what a school gets that uploads only its own. */
export function alone(folder, site) {
  const files = new Map([...folder.files].filter(([file]) => file.startsWith(site)).map(([file, bytes]) => [file.slice(site.length), bytes]));
  const pages = folder.pages.filter((page) => page.path.startsWith(site))
    .map((page) => Object.assign(Object.create(page), { path: page.path.slice(site.length) }));
  return { ...folder, files, pages };
}

/** The folder of a file, empty or ending in a slash. */
export function folderOf(file) {
  return file.slice(0, file.lastIndexOf('/') + 1);
}

function siteOf(sites, file) {
  return sites.filter((site) => file.startsWith(site)).sort((a, b) => b.length - a.length)[0];
}

export function attribute(element, name) {
  return element?.attrs?.find((found) => found.name === name)?.value;
}

export function textOf(node) {
  if (!node) return '';
  if (node.nodeName === '#text') return node.value;
  return (node.childNodes ?? []).map(textOf).join('');
}

function* elementsOf(node) {
  if (node.tagName) yield node;
  for (const child of node.childNodes ?? []) yield* elementsOf(child);
  if (node.content) yield* elementsOf(node.content);
}
