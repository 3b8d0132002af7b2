// Every page is valid HTML, judged by a parser that follows the standard and by a validator.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { modes, sample } from './lib/input.mjs';

/** What the validator is not asked, and why. Everything else of its recommended set holds. */
const OFF = {
  'attr-quotes': 'style: pages are minified, quotes go where the standard allows',
  'attribute-boolean-style': 'style: as above',
  'attribute-empty-style': 'style: as above',
  'doctype-style': 'style: `<!doctype html>` in any case is the standard’s',
  'no-implicit-close': 'style: end tags that the standard makes optional are left out',
  'no-trailing-whitespace': 'style: says nothing about validity',
  'void-style': 'style: as above',
  'long-title': 'a Chinese title is short in characters and long in bytes; the site’s name belongs to it',
  'prefer-tbody': 'style: the parser makes the element itself',
  'require-sri': 'everything comes from the same place as the page',
  'tel-non-breaking': 'style: telephone numbers are kept whole by the style sheet',
};

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    ...Object.fromEntries(Object.keys(OFF).map((rule) => [rule, 'off'])),
    // A list may bear a name: the standard allows it and screen readers say it.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
  },
});

for (const [name, folder] of [['sample', sample()], ['modes', modes()]]) {
  test(`${name}: a parser that follows the standard has nothing to mend`, () => {
    const faults = folder.pages.flatMap((page) => page.parseErrors.map((error) => `${page.path}: ${error}`));
    assert.deepEqual(faults.slice(0, 30), []);
  });

  test(`${name}: the validator finds every page valid`, async () => {
    const faults = [];
    for (const page of folder.pages) {
      const report = await validator.validateString(page.html, page.path);
      for (const message of report.results.flatMap((result) => result.messages)) {
        faults.push(`${page.path}:${message.line}:${message.column} ${message.ruleId}: ${message.message}`);
      }
    }
    assert.deepEqual(faults.slice(0, 30), []);
  });
}
