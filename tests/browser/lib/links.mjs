// Every address that a page, a style sheet or a picture names, and where in the folder it leads.
import { attribute, folderOf, textOf } from './folder.mjs';

/** Attributes that make the browser fetch something at once, by element. */
const ASSETS = {
  audio: ['src'], embed: ['src'], iframe: ['src'], image: ['href', 'xlink:href'], img: ['src', 'srcset'], input: ['src'], object: ['data'],
  script: ['src'], source: ['src', 'srcset'], track: ['src'], use: ['href', 'xlink:href'], video: ['src', 'poster'],
};
const ASSET_RELATIONS = new Set(['stylesheet', 'icon', 'preload', 'modulepreload', 'manifest', 'apple-touch-icon', 'prefetch']);

/** The addresses in a page: `asset` where the browser fetches it unasked, else a link for the reader. */
export function references(page) {
  const found = [];
  const add = (element, name, value, asset) => {
    if (value !== undefined) found.push({ value, asset, where: `<${element.tagName} ${name}>` });
  };
  for (const element of page.elements) {
    for (const name of ASSETS[element.tagName] ?? []) {
      const value = attribute(element, name);
      const values = name === 'srcset' && value !== undefined ? value.split(',').map((part) => part.trim().split(/\s+/)[0]) : [value];
      for (const one of values) add(element, name, one, true);
    }
    if (element.tagName === 'a' || element.tagName === 'area') add(element, 'href', attribute(element, 'href') ?? attribute(element, 'xlink:href'), false);
    if (element.tagName === 'form') add(element, 'action', attribute(element, 'action'), false);
    if (element.tagName === 'link') {
      const relations = (attribute(element, 'rel') ?? '').toLowerCase().split(/\s+/);
      if (!relations.includes('canonical')) add(element, 'href', attribute(element, 'href'), relations.some((one) => ASSET_RELATIONS.has(one)));
    }
    if (element.tagName === 'meta' && attribute(element, 'http-equiv')?.toLowerCase() === 'refresh') {
      add(element, 'content', /url\s*=\s*(.*)$/i.exec(attribute(element, 'content') ?? '')?.[1]?.trim(), false);
    }
    for (const value of cssAddresses(attribute(element, 'style') ?? '')) add(element, 'style', value, true);
    if (element.tagName === 'style') for (const value of cssAddresses(textOf(element))) add(element, 'text', value, true);
  }
  return found;
}

export function cssAddresses(css) {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const urls = [...bare.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)/g)].map((match) => match[1] ?? match[2] ?? match[3]);
  const imports = [...bare.matchAll(/@import\s+["']([^"']+)["']/g)].map((match) => match[1]);
  return [...urls, ...imports];
}

/** Whether an address leads away from the folder: another host, a mail, a telephone. */
export function leadsAway(value) {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(value);
}

/** Where a relative address leads: a path in the folder and a fragment; `null` if it climbs out. */
export function resolve(from, value) {
  const [beforeHash, ...hash] = value.split('#');
  const bare = beforeHash.split('?')[0];
  const parts = bare.startsWith('/') ? [] : folderOf(from).split('/').filter(Boolean);
  for (const part of bare.split('/').map(decodeURIComponent)) {
    if (part === '..') { if (parts.pop() === undefined) return null; } else if (part !== '.' && part !== '') parts.push(part);
  }
  const folder = /(?:^|\/)\.{0,2}$/.test(bare) && bare !== '';
  return { path: bare === '' ? from : parts.join('/') + (folder && parts.length ? '/' : ''), folder, fragment: hash.length ? decodeURIComponent(hash.join('#')) : null };
}
