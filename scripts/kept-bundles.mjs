// Bundles that this user has built before, by a digest of their sources: each job of CI begins in a new clone.
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';

/** How many builds stay in the cache. */
const keptBuilds = 4;

/** Where the cache of this user keeps the bundles of these sources, which are files below `root`. */
export function keptBundles(root, files) {
  const cache = cacheHome();
  if (cache === undefined) return { add() {}, end() {} };
  const hash = createHash('sha256');
  for (const path of [...files].sort())
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  const all = join(cache, 'bundles');
  const folder = join(all, hash.digest('hex').slice(0, 32));
  const draft = `${folder}.${process.pid}`;
  let isWhole = true;
  // A full disk costs the next clone some seconds.
  const ifPossible = (run) => {
    try {
      if (isWhole) run();
    } catch {
      isWhole = false;
    }
  };
  return {
    folder,
    add: (name, bundle) => ifPossible(() => cpSync(bundle, join(draft, name), { recursive: true })),
    end() {
      ifPossible(() => {
        rmSync(folder, { recursive: true, force: true });
        renameSync(draft, folder);
        const changed = (name) => statSync(join(all, name)).mtimeMs;
        const byAge = readdirSync(all).sort((a, b) => changed(b) - changed(a));
        for (const name of byAge.slice(keptBuilds)) rmSync(join(all, name), { recursive: true, force: true });
      });
      isWhole = true;
      ifPossible(() => rmSync(draft, { recursive: true, force: true }));
    },
  };
}

/** As `cacheHome` of @dtaas/processes, which refuses a relative folder at once. */
function cacheHome() {
  const { DTAAS_CACHE, XDG_CACHE_HOME, HOME } = process.env;
  if (DTAAS_CACHE) return isAbsolute(DTAAS_CACHE) ? DTAAS_CACHE : undefined;
  if (XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)) return join(XDG_CACHE_HOME, 'dtaas');
  return join(HOME || homedir(), '.cache', 'dtaas');
}
