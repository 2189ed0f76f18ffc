// The SDKs as components import them. Node's is bundled into few files, which start faster, with the MQTT client beside.
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Bundles `node/dist/`, and copies both packages to `target` as `node/` and `python/`.
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
  const isPackaged = (path) => /^(?:package\.json|dist\/.*|src\/.*\.d\.ts)$/.test(path);
  sync(node, join(target, 'node'), filesIn(node).filter(isPackaged));
  const python = join(sdk, 'python');
  const isModule = (path) => path.startsWith('dtaas_component/') && !path.includes('__pycache__');
  sync(python, join(target, 'python'), filesIn(python).filter(isModule));
}

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
