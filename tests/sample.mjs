// Compares what `skillweek check --format json` found in the sample with what it is meant to find.
//
// node tests/sample.mjs REPORT EXPECTED: every line of EXPECTED that is not empty or a comment is `code file`, once for
// each warning that the sample shows on purpose. Errors are never on purpose.
import { readFileSync } from 'node:fs';

const [report, expected] = process.argv.slice(2);
const { diagnostics } = JSON.parse(readFileSync(report, 'utf8'));
const meant = readFileSync(expected, 'utf8').split(/\r?\n/).map((line) => line.trim()).filter((line) => line && !line.startsWith('#'));
const describe = ({ code, file }) => `${code} ${file ?? '-'}`;

const faults = diagnostics.filter(({ severity }) => severity === 'error')
  .map((found) => `error ${describe(found)}:${found.line ?? ''} ${found.message}`);
for (const found of diagnostics.filter(({ severity }) => severity === 'warning')) {
  const place = meant.indexOf(describe(found));
  if (place >= 0) meant.splice(place, 1);
  else faults.push(`unexpected warning ${describe(found)}:${found.line ?? ''} ${found.message}`);
}
faults.push(...meant.map((line) => `no longer found: ${line}`));

for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
console.log(`${diagnostics.length} findings, all meant`);
