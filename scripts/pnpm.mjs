// Runs pnpm without asking anyone to install it: `node scripts/pnpm.mjs <arguments>`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Named here and not as package.json's `packageManager`, which pnpm would want to verify in the lock file. */
const packageManager = 'pnpm@12.21.0';

/** Runs pnpm at the repository's root, by npm itself since `npx` need not be there; returns its exit code. */
export function pnpm(arguments_, options = {}) {
  const result = spawnSync('npm', ['exec', '--yes', '--', packageManager, ...arguments_], {
    cwd: root,
    stdio: 'inherit',
    ...options,
  });
  if (result.error) {
    console.error(`error npm-missing: npm could not be started (${result.error.code}).`);
    console.error('  npm comes with Node; on Debian: apt-get install npm');
    return 1;
  }
  return result.status ?? 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit(pnpm(process.argv.slice(2)));
