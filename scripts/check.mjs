// `npm run check`: format, lint, types, unused code and dependencies, generated files, structure, subjects of commits.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, requireTools } from './install.mjs';

requireTools();
ensureInstalled();

const bin = (name) => join('node_modules', '.bin', name);
const checks = [
  ['format and lint', bin('biome'), ['check', '--error-on-warnings', '.']],
  ['types', bin('tsc'), ['-p', '.']],
  ['types of the SDK', bin('tsc'), ['-p', 'sdk/node']],
  ['unused code and dependencies', bin('knip'), []],
  ['generated files', process.execPath, ['platform/model/scripts/generate.mjs', '--check']],
  ['structure', bin('vitest'), ['run', 'test/structure']],
  ['subjects of commits', process.execPath, ['scripts/commits.mjs']],
];

const results = await Promise.all(
  checks.map(([title, command, arguments_]) => check(title, command, arguments_)),
);
process.exitCode = results.every(Boolean) ? 0 : 1;

function check(title, command, arguments_) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, arguments_, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FORCE_COLOR: '0' },
    });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => output.push(Buffer.from(String(error))));
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const text = Buffer.concat(output).toString();
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'}  ${title} (${seconds} s)`);
      if (code !== 0 || text.startsWith('skipped: ')) console.log(text.trimEnd());
      resolve(code === 0);
    });
  });
}
