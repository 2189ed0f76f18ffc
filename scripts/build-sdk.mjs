// The SDKs as components import them: the sources without tests, and for Node the MQTT client as one file.
import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes `node/` and `python/` into a folder. Each file is replaced at once, because components may be reading it.
 *
 * @param {string} root of the repository
 * @param {string} target
 * @param {import('esbuild').BuildOptions} options for bundles
 */
export async function buildSdk(root, target, options) {
  const { build } = await import('esbuild');
  const node = join(root, 'sdk', 'node');
  await build({
    ...options,
    entryPoints: [join(node, 'bundled', 'mqtt.mjs')],
    outfile: join(node, 'dist', 'mqtt.mjs'),
    minify: true,
    sourcemap: false,
  });
  const files = [
    ...filesIn(node, 'src').filter((path) => !path.includes('.test.')),
    'package.json',
    'dist/mqtt.mjs',
  ];
  replace(node, join(target, 'node'), files);
  const python = join(root, 'sdk', 'python');
  const modules = filesIn(python, 'dtaas_component').filter((path) => !path.includes('__pycache__'));
  replace(python, join(target, 'python'), modules);
}

/** The files below `folder`, as paths from `from`. */
function filesIn(from, folder) {
  const entries = readdirSync(join(from, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(from, path) : [path];
  });
}

/** Makes the files of `to` those of `from`. */
function replace(from, to, files) {
  for (const path of files) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    const fresh = join(to, `${path}.${process.pid}`);
    copyFileSync(join(from, path), fresh);
    renameSync(fresh, join(to, path));
  }
  for (const path of readdirSync(to).flatMap((name) => pathsBelow(to, name)))
    if (!files.includes(path)) rmSync(join(to, path), { force: true });
}

function pathsBelow(from, name) {
  try {
    return filesIn(from, name);
  } catch {
    return [name];
  }
}
