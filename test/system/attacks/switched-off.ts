import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { Defence } from './attack.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A file below `platform/`, and what replaces a piece of its source: what the defence consists in. */
type Change = readonly [file: string, source: string, instead: string];

/**
 * The platform's module, and a copy in which pieces of the source are replaced. A piece that is not there exactly once is an error: so the
 * test follows the source.
 *
 * @param entry the module's file below `platform/`
 */
export function switchedOff<M>(on: M, entry: string, ...changes: readonly Change[]): Defence<M> {
  return { on, off: () => copyOf(entry, changes) };
}

async function copyOf<M>(entry: string, changes: readonly Change[]): Promise<M> {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-attack-'));
  try {
    const outfile = join(folder, 'copy.ts');
    await build({
      ...{ entryPoints: [join(root, 'platform', entry)], outfile, plugins: [changing(changes)] },
      ...{ bundle: true, platform: 'node', format: 'esm', logLevel: 'silent' },
    });
    return await import(/* @vite-ignore */ pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Takes over the files of the module's own package, with the changes. Other packages stay as they are. */
function changing(changes: readonly Change[]): Plugin {
  return {
    name: 'switched-off',
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...from }) => {
        if (pluginData === 'found' || path.startsWith('node:')) return undefined;
        const found = await build.resolve(path, { ...from, pluginData: 'found' });
        return { path: found.path, external: true };
      });
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const own = changes.filter(([file]) => path === join(root, 'platform', file));
        return own.length === 0 ? undefined : { contents: changed(path, own), loader: 'ts' };
      });
    },
  };
}

function changed(path: string, changes: readonly Change[]): string {
  return changes.reduce(
    (text, [, source, instead]) => {
      const parts = text.split(source);
      if (parts.length !== 2) throw new Error(`${path} has ${parts.length - 1} times: ${source}`);
      return parts.join(instead);
    },
    readFileSync(path, 'utf8'),
  );
}
