// The SDKs as components import them. Node's is bundled into few files, which start faster, with the MQTT client beside.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';

/**
 * Bundles `node/dist/`, and copies both packages to `target` as `node/` and `python/`, with the digest of each.
 *
 * @param {string} sdk the folder `sdk/` of the repository
 * @param {string} target
 * @param {import('esbuild').BuildOptions} options for bundles
 */
export async function buildSdk(sdk, target, options) {
  const node = join(sdk, 'node');
  const fresh = join(node, `dist.${process.pid}`);
  try {
    await bundle(node, fresh, options);
    sync(fresh, join(node, 'dist'), filesIn(fresh));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  const packages = filesIn(node).filter((path) => /^(?:package\.json|dist\/.*)$/.test(path));
  sync(node, join(target, 'node'), packages);
  const python = join(sdk, 'python');
  const isModule = (path) => path.startsWith('dtaas_component/') && !path.includes('__pycache__');
  const modules = filesIn(python).filter(isModule);
  sync(python, join(target, 'python'), modules);
  const digests = {
    node: digestOf(join(target, 'node'), packages),
    python: digestOf(join(target, 'python'), modules),
  };
  // At once: another build may be packing the files.
  const file = join(target, 'digests.json');
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(digests)}\n`);
  renameSync(`${file}.${process.pid}`, file);
}

/** sha256 of the paths and contents of files. */
function digestOf(folder, files) {
  const hash = createHash('sha256');
  for (const path of [...files].sort()) {
    const bytes = readFileSync(join(folder, path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/** The files of such a `target` as one text, with which the runner is bundled: `unpackSdk` of @dtaas/sandbox writes them. */
export function packSdk(target) {
  const paths = filesIn(target).filter((path) => !draft.test(path));
  const files = paths.map((path) => [path, readFileSync(join(target, path), 'base64')]);
  return deflateRawSync(JSON.stringify(Object.fromEntries(files)), { level: 9 }).toString('base64');
}

/** The end of the name of a file that another build is about to put in place. */
const draft = /\.[0-9]+$/;

async function bundle(node, outdir, options) {
  const { build } = await import('esbuild');
  const client = {
    name: 'client-beside',
    setup: (bundler) =>
      bundler.onResolve({ filter: /^mqtt$/ }, () => ({ path: './mqtt.mjs', external: true })),
  };
  const sdk = { index: join(node, 'src/index.mjs'), testing: join(node, 'src/testing/index.mjs') };
  const common = { ...options, outdir, sourcemap: false };
  await build({ ...common, entryPoints: sdk, splitting: true, banner: {}, plugins: [client] });
  await build({ ...common, entryPoints: { mqtt: 'mqtt' }, absWorkingDir: node, splitting: false });
}

/** The files below a folder, as paths from there. */
function filesIn(folder, below = '') {
  const entries = readdirSync(join(folder, below), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(folder, path);
    return entry.isFile() ? [path] : [];
  });
}

/** Makes the files of `to` those of `from`, each at once, because components may be reading them. */
function sync(from, to, files) {
  for (const path of files) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    const fresh = join(to, `${path}.${process.pid}`);
    copyFileSync(join(from, path), fresh);
    renameSync(fresh, join(to, path));
  }
  for (const path of existsSync(to) ? filesIn(to) : [])
    if (!files.includes(path)) rmSync(join(to, path), { force: true });
}
