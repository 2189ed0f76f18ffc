// Installs the workspace's packages when the lock file changed since the last time: `ensureInstalled()`.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pnpm } from './pnpm.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, 'node_modules', '.dtaas-installed');

/** What an installation depends on: the lock file, the manifests' catalog and where the checkout stands. */
function stamp() {
  const hash = createHash('sha256').update(root);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'])
    hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Ends the process with a message when Node or git is missing or too old. */
export function requireTools() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(
      `error node-too-old: this is Node ${process.versions.node}, and the platform needs 20.19 or later.`,
    );
    console.error('  Install a newer Node, or try: npx -y node@24 scripts/start.mjs incubator');
    process.exit(1);
  }
}

/** Installs if needed. `quiet` hides pnpm's output unless it fails. */
export function ensureInstalled({ quiet = false } = {}) {
  const wanted = stamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  if (quiet) console.error('Installing the packages (once; about 15 s) …');
  const status = pnpm(['install', '--frozen-lockfile', ...(quiet ? ['--reporter=silent'] : [])], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    console.error('error install-failed: pnpm could not install the packages.');
    console.error('  Is the npm registry reachable? Try: node scripts/pnpm.mjs install --frozen-lockfile');
    process.exit(1);
  }
  writeFileSync(stampFile, wanted);
}
