// `npm run bench [suite…]`: measures the suites in test/bench/suites, prints a table and writes docs/benchmarks.md when
// all of them ran.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, requireTools } from './install.mjs';

requireTools();
ensureInstalled();
const { ensureBuilt } = await import('./build.mjs');
await ensureBuilt();
const { machine } = await import('../test/bench/measure.mjs');
const { table, document } = await import('../test/bench/report.mjs');

const suites = fileURLToPath(new URL('../test/bench/suites/', import.meta.url));
const all = readdirSync(suites)
  .filter((name) => name.endsWith('.mjs'))
  .map((name) => name.slice(0, -'.mjs'.length))
  .sort();
const wanted = process.argv.slice(2);
for (const name of wanted) {
  if (!all.includes(name)) {
    console.error(`error usage-unknown-suite: there is no suite ${name}.\n  Suites: ${all.join(', ')}`);
    process.exit(2);
  }
}

const results = [];
for (const name of wanted.length > 0 ? wanted : all) {
  const folder = mkdtempSync(join(tmpdir(), `dtaas-bench-${name}-`));
  // Nothing of a person's: no cache, no state, no configuration of git.
  process.env.DTAAS_STATE_HOME = join(folder, 'state');
  try {
    const suite = await import(join(suites, `${name}.mjs`));
    console.log(`\n${suite.title}`);
    const rows = await suite.run({ folder });
    console.log(table(rows));
    results.push({ title: suite.title, dominated: suite.dominated, rows });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
if (wanted.length === 0) {
  writeFileSync(new URL('../docs/benchmarks.md', import.meta.url), document(machine(), results));
}
