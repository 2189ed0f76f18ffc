// Bundles what runs outside the test runner. `ensureBuilt()` does nothing, in milliseconds, when the bundles are
// newer than every source; `node scripts/build.mjs` builds anyway.
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { keptBundles } from './kept-bundles.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Package → entry points: `[source in src/, bundle in dist/]`. Split where parts load lazily or are shared. */
const bundles = {
  cli: { entries: { dtaas: 'index.ts' }, splitting: true },
  engine: {
    entries: { 'stack-child': 'stack/stack-child.ts', 'download-child': 'download-child.ts' },
    splitting: true,
    // For stacks with classes of an SDK, which bring Pulumi's SDK along: there must be one copy of it in a process.
    beside: { entries: { 'stack-child-sdk': 'stack/stack-child.ts' }, external: ['@pulumi/pulumi'] },
  },
  places: { entries: { plugin: 'plugin/main.ts', ...farPrograms() }, splitting: false },
  runner: {
    entries: { runner: 'main.ts' },
    splitting: false,
    // Loaded only by a twin that has such a link.
    beside: { entries: { opcua: 'links/opcua/link.ts' } },
  },
};

/** A kind of place may have a program that runs elsewhere: `<kind>/far/main.ts`, which becomes `<kind>.mjs`. */
function farPrograms() {
  const source = join(root, 'platform', 'places', 'src');
  const kinds = existsSync(source) ? readdirSync(source) : [];
  const programs = kinds.map((kind) => [kind, `${kind}/far/main.ts`]);
  return Object.fromEntries(programs.filter(([, program]) => existsSync(join(source, program))));
}

// Native helpers of WebSockets, which work without them; a lock for files that the OPC UA library doesn't use here; and XML, which no
// bill of materials is written in.
export const external = ['bufferutil', 'utf-8-validate', 'proper-lockfile', 'xmlbuilder2'];

/** A kind of link that the runner loads when it is needed is a file of its own: `<kind>.mjs`. */
const linksApart = {
  name: 'links-apart',
  setup(bundler) {
    bundler.onResolve({ filter: /^\.\/\w+\/link\.ts$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: `./${path.split('/')[1]}.mjs`, external: true } : undefined,
    );
  },
};

/**
 * Pulumi's SDK carries a TypeScript compiler and a part of npm to serialise functions of dynamic providers, which are refused here.
 * Without them, and in one file instead of 833, the SDK loads in a fraction of the time.
 */
const withoutSerialisers = {
  name: 'without-serialisers',
  setup(bundler) {
    bundler.onResolve({ filter: /typescript-shim$|^@npmcli\/arborist$/ }, () => ({
      path: 'serialiser',
      namespace: 'empty',
    }));
    bundler.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {};' }));
  },
};

// CommonJS dependencies inside a bundle call require for Node's own modules, and look where they are.
const banner = [
  "import{createRequire as __dtaasRequire}from'node:module';",
  "import{fileURLToPath as __dtaasPath}from'node:url';",
  'const require=__dtaasRequire(import.meta.url);',
  'const __filename=__dtaasPath(import.meta.url);',
  "const __dirname=__dtaasPath(new URL('.',import.meta.url));",
].join('');

/**
 * Rebuilds the bundles if a source changed since they were built, or takes those that another clone of this user has built from the
 * same sources. Safe when two start at once.
 */
export async function ensureBuilt() {
  const sources = sourceFiles();
  const hasSdk = existsSync(join(sdkFolder, 'digests.json'));
  if (hasSdk && Object.keys(bundles).every((name) => stampOf(name) >= sources.newest)) return;
  try {
    const kept = keptBundles(root, sources.files);
    if (!(await reuse(sources, kept))) await build(sources, kept);
  } catch (error) {
    const isNew = error.code === 'ERR_MODULE_NOT_FOUND' && !existsSync(join(root, 'node_modules', 'esbuild'));
    if (isNew || (error.errors ?? []).some(({ text }) => /^Could not resolve "[^./]/.test(text))) {
      const fault = isNew ? 'are not installed' : 'have changed since they were installed';
      console.error(`error not-installed: the packages of this checkout ${fault}.`);
      console.error(`  Install them, which takes about 15 s: ${installCommand()}`);
      console.error('  Or let npm start do all that is needed.');
      process.exit(1);
    }
    if (['EACCES', 'EROFS'].includes(error.code)) {
      console.error(
        `error build-denied: the sources of this checkout have changed since they were built, and ${error.path} can't be written.`,
      );
      console.error('  Have the owner of the checkout run: npm run build');
      process.exit(1);
    }
    if (!Array.isArray(error.errors)) throw error;
    const { formatMessages } = await import('esbuild');
    const color = process.stderr.isTTY;
    console.error((await formatMessages(error.errors, { kind: 'error', color })).join(''));
    console.error("error build-failed: the sources in platform/ can't be bundled, as said above.");
    console.error('  Mend them, or put them back: git status platform');
    process.exit(1);
  }
}

/** Runs from anywhere. */
function installCommand() {
  const script = relative(process.cwd(), join(root, 'scripts', 'pnpm.mjs'));
  return `node ${/^[\w./-]+$/.test(script) ? script : JSON.stringify(script)} install --frozen-lockfile`;
}

function stampOf(name) {
  const stamp = join(root, 'platform', name, 'dist', '.stamp');
  return existsSync(stamp) ? Number(readFileSync(stamp, 'utf8')) : 0;
}

/** The files that go into bundles, and the latest change of any of them, or of their folders, in milliseconds since 1970. */
function sourceFiles() {
  const files = [];
  let newest = 0;
  const look = (path) => {
    newest = Math.max(newest, statSync(path).mtimeMs);
  };
  const visit = (directory) => {
    look(directory);
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const path = `${directory}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      // A third of the sources are tests, and each look takes time of every command.
      else if (!entry.name.endsWith('.test.ts')) {
        look(path);
        files.push(path);
      }
    }
  };
  for (const name of readdirSync(join(root, 'platform'))) {
    const source = join(root, 'platform', name, 'src');
    if (existsSync(source)) visit(source);
  }
  for (const folder of ['node/src', 'python/dtaas_component'])
    if (existsSync(join(root, 'sdk', folder))) visit(join(root, 'sdk', folder));
  const others = [
    'scripts/build.mjs',
    'scripts/build-sdk.mjs',
    'platform/cli/package.json',
    'pnpm-lock.yaml',
  ];
  for (const path of others.map((file) => join(root, file)).filter((file) => existsSync(file))) {
    look(path);
    files.push(path);
  }
  return { files, newest };
}

const sdkFolder = join(root, 'platform', 'runner', 'dist', 'sdk');

export const everyBundle = {
  // Bundles have paths in them. The same sources give the same bytes, whichever folder the build is started in.
  absWorkingDir: root,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  external,
  // Node reads a fifth less. Names stay, and DTAAS_DEBUG=1 shows the lines of the sources.
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: 'silent',
  banner: { js: banner },
};

/** The runner's bundle has the SDKs in it, because one file is all that the machine of a twin gets. */
async function packedSdk() {
  const { buildSdk, packSdk } = await import('./build-sdk.mjs');
  await buildSdk(join(root, 'sdk'), sdkFolder, everyBundle);
  return packSdk(sdkFolder);
}

async function build(sources, keeping = keptBundles(root, sources.files)) {
  const { build: bundle } = await import('esbuild');
  for (const [name, { entries, splitting, beside = { entries: {} } }] of Object.entries(bundles)) {
    const package_ = join(root, 'platform', name);
    const sourcesOf = (outputs) =>
      Object.fromEntries(
        Object.entries(outputs)
          .map(([output, source]) => [output, join(package_, 'src', source)])
          .filter(([, source]) => existsSync(source)),
      );
    const inputs = sourcesOf(entries);
    if (Object.keys(inputs).length === 0) continue;
    const fresh = join(package_, `dist.${process.pid}`);
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    const options = {
      ...everyBundle,
      outdir: fresh,
      splitting,
      sourcemap: 'linked',
      // The sources are there.
      sourcesContent: false,
      plugins: [withoutSerialisers, linksApart],
      define: name === 'runner' ? { PACKED_SDK: JSON.stringify(await packedSdk()) } : {},
    };
    const bundled = Promise.all([
      bundle({ ...options, entryPoints: inputs }),
      bundle({
        ...options,
        entryPoints: sourcesOf(beside.entries),
        external: [...external, ...(beside.external ?? [])],
      }),
    ]);
    await bundled.catch((error) => {
      rmSync(fresh, { recursive: true, force: true });
      throw error;
    });
    if (name === 'runner') writeDigest(join(fresh, 'runner.mjs'));
    keeping.add(name, fresh);
    publish(name, fresh, sources);
  }
  keeping.end();
}

/**
 * Puts bundles of the same sources into place that this user has built before: each job of CI begins in a new clone. False if there are
 * none, or if they can't be taken.
 */
async function reuse(sources, { folder }) {
  if (folder === undefined || !existsSync(folder)) return false;
  const { buildSdk } = await import('./build-sdk.mjs');
  try {
    await buildSdk(join(root, 'sdk'), sdkFolder, everyBundle);
    for (const name of readdirSync(folder)) {
      const fresh = join(root, 'platform', name, `dist.${process.pid}`);
      cpSync(join(folder, name), fresh, { recursive: true });
      publish(name, fresh, sources);
    }
    utimesSync(folder, new Date(), new Date());
    return true;
  } catch {
    // The build says what is wrong.
    return false;
  }
}

/** Beside the runner, so that nobody has to hash it each time: `runnerDigest` of @dtaas/runner reads the digest. */
function writeDigest(runner) {
  writeFileSync(`${runner}.sha256`, createHash('sha256').update(readFileSync(runner)).digest('hex'));
}

/** How long files of earlier bundles stay: a command that runs since then may still load a part of its own. */
const keepMs = 24 * 60 * 60 * 1000;

/**
 * Moves fresh bundles into place, each file at once, parts before what names them and the stamp last. Parts have the
 * hash of their content in their names, so those of a running command stay beside the new ones.
 */
function publish(bundle, fresh, { newest }) {
  const target = join(root, 'platform', bundle, 'dist');
  const { entries, beside } = bundles[bundle];
  const last = Object.keys({ ...entries, ...beside?.entries });
  writeFileSync(join(fresh, '.stamp'), String(newest));
  mkdirSync(target, { recursive: true });
  const isLast = (name) => name === '.stamp' || last.some((entry) => name === `${entry}.mjs`);
  const names = readdirSync(fresh).sort((a, b) => Number(isLast(a)) - Number(isLast(b)) || (a < b ? 1 : -1));
  for (const name of names) renameSync(join(fresh, name), join(target, name));
  rmSync(fresh, { recursive: true });
  for (const name of readdirSync(target)) {
    const path = join(target, name);
    if (!names.includes(name) && name !== 'sdk' && statSync(path).mtimeMs < Date.now() - keepMs)
      rmSync(path, { force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build(sourceFiles());
