// What `tests/run` has built for these tests.
import assert from 'node:assert/strict';
import { attribute, readFolder } from './folder.mjs';

const read = new Map();

function built(variable, what) {
  const directory = process.env[variable];
  assert.ok(directory, `${variable} must name the folder with ${what}; run \`bash tests/run browser\``);
  if (!read.has(directory)) read.set(directory, readFolder(directory));
  return read.get(directory);
}

/** The repository's own sample. */
export const sample = () => built('SKILLWEEK_SAMPLE', 'the built sample');
/** `tests/fixtures/hostile-content`: every field holds an attack. */
export const hostile = () => built('SKILLWEEK_HOSTILE', 'the built hostile project');
/** `tests/fixtures/modes`: what the sample has no need of (grey days, an archived site, long lists …). */
export const modes = () => built('SKILLWEEK_MODES', 'the built project of modes');

/** A moment in China: ten in the morning, `days` after the day `iso`. */
export function morning(iso, days = 0) {
  return new Date(Date.parse(`${iso}T10:00:00+08:00`) + days * 864e5);
}

/** The first and last day of the week, as the home page counts them down. */
export function edition(folder) {
  const home = folder.byPath.get('index.html');
  const element = home?.elements.find((found) => attribute(found, 'data-countdown') !== undefined);
  assert.ok(element, 'the home page counts down to nothing');
  return { start: attribute(element, 'data-start'), end: attribute(element, 'data-end') };
}

/** A moment in the week, so that no result depends on the day of the test. */
export function midWeek(folder) {
  return morning(edition(folder).start, 1);
}
