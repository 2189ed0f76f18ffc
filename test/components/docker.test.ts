import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('docker.sh', import.meta.url));

/** In a mount namespace of its own: what a killed engine left mounted, then `docker.sh down`. */
const aKilledEngine = `set -e
folder="$TMPDIR/dtaas-test-docker-$(id -u)"
mkdir -p "$folder/data/overlay" "$folder/exec/netns"
: >"$folder/exec/netns/default"
echo 4194305 >"$folder/pid"
mount -t tmpfs none "$folder/data"
mkdir "$folder/data/merged"
mount -t tmpfs none "$folder/data/merged"
mount --bind /proc/self/ns/net "$folder/exec/netns/default"
"$1" down`;

function canMount(): boolean {
  if (spawnSync('unshare', ['--mount', 'true']).status === 0) return true;
  if (process.env['DTAAS_REQUIRE_ALL'] === '1') return true;
  console.warn('skipped: what a killed Docker Engine left mounted needs root');
  return false;
}

it.skipIf(!canMount())('docker.sh takes away what a killed engine left mounted', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-docker-script-'));
  try {
    const { status, stderr } = spawnSync(
      'unshare',
      ['--mount', 'bash', '-c', aKilledEngine, 'bash', script],
      {
        encoding: 'utf8',
        env: { ...process.env, TMPDIR: folder },
      },
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(existsSync(join(folder, `dtaas-test-docker-${process.getuid?.()}`))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
