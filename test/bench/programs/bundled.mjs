import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { external } from '../../../scripts/build.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Bundles a program of this folder, as the command line is bundled, and answers its path. It lies in a folder that
 * looks like the platform's, where the packages find each other's bundles. With `inPlace`, its sources find what is beside them,
 * as in a test.
 */
export async function bundled(folder, name, { inPlace = false } = {}) {
  const platform = join(folder, 'platform');
  mkdirSync(join(platform, 'bench/dist'), { recursive: true });
  for (const package_ of ['engine', 'images', 'launcher', 'model', 'places', 'runner']) {
    try {
      symlinkSync(join(root, 'platform', package_), join(platform, package_));
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
  const outdir = join(platform, 'bench/dist');
  await build({
    entryPoints: [join(root, 'test/bench/programs', `${name}.ts`)],
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'error',
    external,
    plugins: inPlace ? [whereSourcesAre] : [],
    banner: {
      js:
        "import{createRequire as __benchRequire}from'node:module';import{fileURLToPath as __benchPath}from'node:url';" +
        "const require=__benchRequire(import.meta.url),__filename=__benchPath(import.meta.url),__dirname=__benchPath(new URL('.',import.meta.url));",
    },
  });
  return join(outdir, `${name}.mjs`);
}

const whereSourcesAre = {
  name: 'where-sources-are',
  setup(bundler) {
    bundler.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8').replaceAll('import.meta.url', 'urlOfSource');
      const url = JSON.stringify(pathToFileURL(path).href);
      return { contents: `const urlOfSource = ${url};\n${source}`, loader: 'ts' };
    });
  },
};
