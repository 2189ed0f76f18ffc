import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { detectIsolation } from '../detect.ts';
import { starters } from './start.ts';

const folder = mkdtempSync(join(tmpdir(), 'dtaas-start-'));
const before = process.env['XDG_RUNTIME_DIR'];
beforeAll(() => {
  process.env['XDG_RUNTIME_DIR'] = folder;
});
afterAll(() => {
  if (before === undefined) delete process.env['XDG_RUNTIME_DIR'];
  else process.env['XDG_RUNTIME_DIR'] = before;
  rmSync(folder, { recursive: true, force: true });
});

/** Stands for systemd-run, which few machines that run tests have a session for: says how it was called. */
const stand = `#!/bin/sh
echo "bus $XDG_RUNTIME_DIR"
while [ "$1" != -- ]; do echo "$1"; shift; done
shift
exec "$@"
`;

it('asks systemd for limits, and keeps the session from the command', async () => {
  const systemdRun = join(folder, 'systemd-run');
  writeFileSync(systemdRun, stand);
  chmodSync(systemdRun, 0o755);
  const command = {
    command: ['/bin/sh', '-c', 'echo "command $XDG_RUNTIME_DIR $GIVEN"'],
    cwd: '/',
    mounts: [],
    env: { GIVEN: 'given' },
    network: 'none',
    limits: { memoryBytes: 1 << 20, processes: 9, cpu: 0.5 },
    within: { slice: 'dtaas-workspace.slice', folder: '/' },
  } as const;
  const capabilities = {
    isolation: detectIsolation('none'),
    program: undefined,
    groups: undefined,
    systemdRun,
    hasOwnUser: false,
  };
  const started = starters.weak(command, capabilities, undefined);
  let text = '';
  for await (const chunk of started.child.stdout ?? []) text += String(chunk);
  started.clean?.();
  expect(text).toContain(`bus ${folder}\n`);
  for (const property of ['MemoryMax=1048576', 'MemorySwapMax=0', 'TasksMax=9', 'CPUWeight=50']) {
    expect(text).toContain(`--property\n${property}\n`);
  }
  expect(text).toContain('--slice\ndtaas-workspace.slice\n');
  expect(text).toContain('command  given\n');
});
