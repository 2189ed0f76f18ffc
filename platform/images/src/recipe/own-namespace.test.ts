import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { inOwnNamespace } from './own-namespace.ts';

const isRoot = process.getuid?.() === 0;

describe.skipIf(!isRoot)('inOwnNamespace, as root', () => {
  it('mounts nothing that others see', async () => {
    const folder = temporaryFolder();
    const [program, ...arguments_] = inOwnNamespace(
      ['sh', '-c', `mount -t tmpfs x '${folder}' && touch '${folder}/x'`],
      true,
    );
    expect(spawnSync(program, arguments_).status).toBe(0);
    expect(existsSync(join(folder, 'x'))).toBe(false);
    expect(readFileSync('/proc/self/mountinfo', 'utf8')).not.toContain(folder);
  });
});

describe.each([
  ['as root', true],
  ['as a user', false],
])('inOwnNamespace, %s', (_who, asRoot) => {
  it.skipIf(asRoot && !isRoot)('ends when its parent is killed', async () => {
    const folder = temporaryFolder();
    const alive = join(folder, 'alive');
    mkdirSync(alive);
    const command = inOwnNamespace(['sh', '-c', 'while sleep 0.05; do date +%s%N > alive/at; done'], asRoot);
    const script = join(folder, 'parent.mjs');
    const words = JSON.stringify(command);
    writeFileSync(
      script,
      `import {spawn} from 'node:child_process'; const [p, ...a] = ${words}; spawn(p, a, {stdio: 'ignore', detached: true});`,
    );
    const parent = spawn(process.execPath, [script], { cwd: folder, stdio: 'inherit' });
    await expect.poll(() => existsSync(join(alive, 'at'))).toBe(true);
    parent.kill('SIGKILL');
    const last = () => readFileSync(join(alive, 'at'), 'utf8');
    // Twice the same: nobody writes any more.
    await expect
      .poll(async () => {
        const before = last();
        await new Promise((resolve) => setTimeout(resolve, 300));
        return before === last();
      })
      .toBe(true);
  });
});
