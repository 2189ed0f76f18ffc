// `npm run acceptance`: the suites that take longer than belongs into `npm test`. Without a name it lists them, as
// docs/testing.md does; with names it runs those, with `all` every one. None is skipped: what a suite needs must be here.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suitesIn } from './acceptance-suites.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const suites = suitesIn(readFileSync(join(root, 'docs', 'testing.md'), 'utf8'));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => name !== 'all' && !suites.some((suite) => suite.name === name));

if (unknown.length > 0) {
  console.error(`error acceptance-unknown: there is no acceptance suite called ${unknown.join(', ')}.`);
  console.error('  To see them: npm run acceptance');
  process.exitCode = 2;
} else if (asked.length === 0) {
  const width = Math.max(...suites.map(({ name }) => name.length));
  for (const { name, purpose, needs, minutes } of suites) {
    console.log(`${name.padEnd(width)}  ${purpose}`);
    console.log(`${' '.repeat(width)}  needs: ${needs}; took ${minutes} min when it was last measured`);
  }
  console.log('\nTo run one: npm run acceptance <name>; all of them: npm run acceptance all');
} else {
  const chosen = asked.includes('all') ? suites : suites.filter(({ name }) => asked.includes(name));
  const results = chosen.map(run);
  for (const { name, minutes, measured, passed } of results)
    console.log(`${passed ? 'ok  ' : 'FAIL'}  ${name}: ${measured} min (docs/testing.md says ${minutes})`);
  process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
}

function run(suite) {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'test.mjs'), suite.file], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, DTAAS_ACCEPTANCE: '1', DTAAS_REQUIRE_ALL: '1' },
  });
  return { ...suite, measured: ((performance.now() - started) / 60_000).toFixed(1), passed: status === 0 };
}
