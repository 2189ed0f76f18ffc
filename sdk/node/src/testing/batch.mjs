import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { inFolder, run } from './process.mjs';
import { commandOr, verifiedConfig } from './verified.mjs';

/** @type {typeof import('./index.d.ts').runBatch} */
export function runBatch({ files = {}, parameters, seed = 0, outputFolder, command: given } = {}) {
  // A batch that runs without a twin has no clock, no external systems and no name.
  const {
    clock: _,
    integrations: __,
    twin: ___,
    component: ____,
    command: _____,
    ...rest
  } = verifiedConfig();
  const { batch, ...verified } = rest;
  const command = commandOr(given ?? batch, 'runBatch', 'batch');
  const config = { ...verified, parameters: { ...verified.parameters, ...parameters }, seed };
  return inFolder((folder) => {
    const [input, output] = [join(folder, 'input'), outputFolder ?? join(folder, 'output')];
    for (const each of [input, output]) mkdirSync(each, { recursive: true });
    writeFiles(input, files);
    const env = { DTAAS_INPUT: input, DTAAS_OUTPUT: output, DTAAS_SEED: `${seed}` };
    const { end, lines, stderr } = run(command, { config, configFile: join(folder, 'config.json'), env });
    const read = lines.map((line) => ({ line, progress: progressIn(line) }));
    const printed = read.filter(({ progress }) => progress === undefined).map(({ line }) => `${line}\n`);
    const log = printed.join('') + stderr;
    if (end !== 0) throw new Error(`the batch ended with ${end}:\n${log}`);
    return {
      files: readFiles(output),
      progress: read.flatMap(({ progress }) => (progress === undefined ? [] : [progress])),
      log,
    };
  });
}

/** @param {string} folder @param {{readonly [name: string]: string | Uint8Array}} files */
function writeFiles(folder, files) {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

/** @param {string} folder @returns {{[name: string]: string}} in the order of their names */
function readFiles(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
    .map(({ entry, path }) => ({ entry, path, name: relative(folder, path).replaceAll(sep, '/') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { entry, name } of files)
    if (!entry.isFile())
      throw new Error(`the batch wrote "${name}", which is a link or another special file`);
  return Object.fromEntries(files.map(({ name, path }) => [name, readFileSync(path, 'utf8')]));
}

/** @param {string} line @returns {number | undefined} */
function progressIn(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    const { progress } = JSON.parse(line);
    return typeof progress === 'number' && progress >= 0 && progress <= 1 ? progress : undefined;
  } catch {
    return undefined;
  }
}
