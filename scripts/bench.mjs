// `npm run bench [suite…] [--write]`: measures the suites in test/bench/suites and prints a table each. All of them,
// or with --write some, go to docs/benchmarks.md.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureInstalled, requireTools } from './install.mjs';

requireTools();
ensureInstalled();
const { ensureBuilt } = await import('./build.mjs');
await ensureBuilt();
const { atExit } = await import('../test/bench/clean-up.mjs');
const { machine } = await import('../test/bench/measure.mjs');
const { table, document } = await import('../test/bench/report.mjs');

const suites = fileURLToPath(new URL('../test/bench/suites/', import.meta.url));
const all = readdirSync(suites)
  .filter((name) => name.endsWith('.mjs'))
  .map((name) => name.slice(0, -'.mjs'.length))
  .sort();
const wanted = process.argv.slice(2).filter((word) => word !== '--write');
for (const name of wanted) {
  if (!all.includes(name)) {
    console.error(`error usage-unknown-suite: there is no suite ${name}.\n  Suites: ${all.join(', ')}`);
    process.exit(2);
  }
}

// Their clean-up is by `exit`, which a signal alone would skip.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));

const page = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url));
const writes = wanted.length === 0 || process.argv.includes('--write');
for (const name of wanted.length > 0 ? wanted : all) {
  const result = await measured(name);
  // One by one, so that a suite that fails takes nothing from the others.
  if (result && writes) {
    const previous = existsSync(page) ? readFileSync(page, 'utf8') : '';
    writeFileSync(page, document(previous, [result], circumstances()));
  }
}

async function measured(name) {
  const folder = mkdtempSync(join(tmpdir(), `dtaas-bench-${name}-`));
  atExit(() => rmSync(folder, { recursive: true, force: true }));
  // Nothing of a person's: no cache, no state, no configuration of git.
  process.env.DTAAS_STATE_HOME = join(folder, 'state');
  try {
    const suite = await import(pathToFileURL(join(suites, `${name}.mjs`)).href);
    console.log(`\n${suite.title}`);
    const rows = await suite.run({ folder });
    console.log(table(rows));
    return { title: suite.title, explanation: suite.explanation, rows };
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function circumstances() {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const { cores, processor, memoryGiB, platform, node } = machine();
  const date = new Date().toISOString().slice(0, 10);
  return `${date}, commit ${commit}: ${cores} cores (${processor}), ${memoryGiB} GiB, ${platform}, Node ${node}; load ${loadavg()[1].toFixed(1)}.`;
}
