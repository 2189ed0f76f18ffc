// Makes `generated/openapi.json`: GitHub's own description of its API, cut to the operations in `operations.txt`. The package has 400 MB, so
// nothing depends on it: `node platform/forge/testing/github/cut-openapi.mjs`
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = '@octokit/openapi@23.0.2';
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const prose = new Set(['description', 'summary', 'example', 'examples', 'externalDocs', 'tags', 'x-github']);

const whole = read();
const cut = {
  openapi: whole.openapi,
  info: { ...prosaic(whole.info), 'x-cut-from': source },
  paths: {},
  components: {},
};
for (const line of readFileSync(here('operations.txt'), 'utf8').trim().split('\n')) {
  const [method, path] = line.split(' ');
  const operation = whole.paths[path]?.[method.toLowerCase()];
  if (!operation) throw new Error(`GitHub has no operation ${line}`);
  cut.paths[path] = { ...cut.paths[path], [method.toLowerCase()]: prosaic(operation) };
}
addComponents(cut.paths);
writeFileSync(here('generated/openapi.json'), `${JSON.stringify(cut)}\n`);

function read() {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-openapi-'));
  try {
    execFileSync('npm', ['pack', '--silent', source], { cwd: folder });
    execFileSync('sh', ['-c', 'tar -xzf *.tgz package/generated/api.github.com.json'], { cwd: folder });
    return JSON.parse(readFileSync(join(folder, 'package/generated/api.github.com.json'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Without what is there for people. A property may have the name of such a field. */
function prosaic(value, isMap = false) {
  if (Array.isArray(value)) return value.map((item) => prosaic(item));
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([key]) => isMap || !prose.has(key));
  return Object.fromEntries(kept.map(([key, item]) => [key, prosaic(item, !isMap && key === 'properties')]));
}

function addComponents(value) {
  if (Array.isArray(value)) value.forEach(addComponents);
  else if (value !== null && typeof value === 'object')
    for (const [key, item] of Object.entries(value)) {
      if (key !== '$ref') addComponents(item);
      else addComponent(item);
    }
}

function addComponent(reference) {
  const [, , kind, name] = reference.split('/');
  cut.components[kind] ??= {};
  if (name in cut.components[kind]) return;
  const component = prosaic(whole.components[kind][name]);
  cut.components[kind][name] = component;
  addComponents(component);
}
