import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { detectIsolation } from './isolation/detect.ts';
import { layOut } from './layout.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-layout-test-'));
  for (const name of ['temporary', 'asset']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'asset/main.mjs'), "import { serve } from '@dtaas/component';\n");
  vi.stubEnv('TMPDIR', join(folder, 'temporary'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe('the copies of parts that the weak mode makes', () => {
  const weak = detectIsolation('none');
  const asset = () => ({ folder: join(folder, 'asset') });
  const temporary = () => readdirSync(join(folder, 'temporary'));

  it('are removed with the layout', () => {
    const { seen, remove } = layOut(weak, asset(), {});
    expect(existsSync(join(seen.cwd!, 'main.mjs'))).toBe(true);
    expect(temporary()).toHaveLength(1);
    remove();
    expect(temporary()).toEqual([]);
  });

  it('are removed if another part cannot be copied', () => {
    const environment = { key: 'k', kind: 'node', folder, packages: 'node_modules' } as const;
    const missing = { folder: join(folder, 'missing'), environment };
    expect(() => layOut(weak, asset(), { model: missing })).toThrow('ENOENT');
    expect(temporary()).toEqual([]);
  });
});
