import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { familyMembers } from '@dtaas/processes';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { familyOf } from '../../children.ts';
import { runInstaller } from './run-installer.ts';

let staging: string;
beforeEach(() => {
  staging = mkdtempSync(join(tmpdir(), 'dtaas-staging-'));
});
afterEach(() => rmSync(staging, { recursive: true, force: true }));

const run = (script: string, more: Partial<Parameters<typeof runInstaller>[2]> = {}): Promise<void> =>
  runInstaller('sh', ['-c', script], { staging, ...more });
const left = (): number[] => familyMembers(familyOf(staging));

describe('an installer', () => {
  it('runs in its folder, with its variables', async () => {
    await run('test "$PWD" = "$WANTED" && test "$DTAAS_ENGINE_RUN" = "$WANTED"', {
      cwd: staging,
      env: { WANTED: staging },
    });
  });

  it('that fails is reported with the last lines that it printed, without the expected ones', async () => {
    const script = 'for i in 1 2 3 4 5 6; do echo "line $i" >&2; echo ok >&2; done; exit 1';
    const isExpected = (line: string): boolean => line === 'ok';
    await expect(run(script, { isExpected })).rejects.toThrow(/^line 2\nline 3\nline 4\nline 5\nline 6$/);
    await expect(run('exit 3')).rejects.toThrow('sh ended with 3');
  });

  it('that is not there is reported', async () => {
    await expect(runInstaller('/no/such/program', [], { staging })).rejects.toThrow('ENOENT');
  });

  it.each([
    ['ends well', 'true', undefined],
    ['fails', 'false', 'sh ended with 1'],
  ])('that %s leaves no process behind', async (_, end, message) => {
    const done = run(`sleep 571 & ${end}`, {});
    await (message === undefined ? done : expect(done).rejects.toThrow(message));
    expect(left()).toEqual([]);
  });

  it('is ended with all its processes when it is told to stop', async () => {
    const abort = new AbortController();
    const stopped = run('sleep 571 & echo begun >&2; wait', {
      signal: abort.signal,
      isExpected: () => {
        abort.abort();
        return true;
      },
    });
    await expect(stopped).rejects.toThrow(/abort/);
    expect(left()).toEqual([]);
  });
});
