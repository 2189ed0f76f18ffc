import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { build } from '../engine/pulumi.ts';
import { progressOf } from './go-build.ts';

const folders: string[] = [];

afterEach(() => {
  vi.unstubAllEnvs();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Puts a Go that prints this text first on PATH; without a text, PATH has no Go. */
function onPath(text?: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-go-'));
  folders.push(folder);
  if (text !== undefined) writeFileSync(join(folder, 'go'), `#!/bin/sh\necho '${text}'\n`, { mode: 0o700 });
  vi.stubEnv('PATH', folder);
}

describe('building Pulumi', () => {
  it.each([
    [{ downloaded: 0, compiled: 0 }, 'Go reads its caches'],
    [{ downloaded: 12, compiled: 0 }, 'downloaded 12 of at most 231 modules'],
    [{ downloaded: 232, compiled: 0 }, 'downloaded 231 of at most 231 modules'],
    [{ downloaded: 231, compiled: 50 }, 'compiled 5 %'],
    [{ downloaded: 231, compiled: 1100 }, 'compiled 99 %'],
  ])('shows its progress after %j', (count, line) => {
    expect(progressOf(count, { modules: 231, packages: 1000 })).toBe(line);
  });

  it.each([
    ['go version go1.20.14 linux/amd64', 'Go is 1.20.14, and 1.21.0 or newer is needed'],
    ['go version go1.9 linux/amd64', 'Go is 1.9.0, and 1.21.0 or newer is needed'],
    ['gccgo', 'Go is not installed'],
    [undefined, 'Go is not installed'],
  ])('is refused for %j', async (text, reason) => {
    onPath(text);
    expect(await build.check(new AbortController().signal)).toEqual({ open: false, reason });
  });

  it.each([
    'go version go1.21 linux/amd64',
    'go version go1.25.1 linux/arm64',
    'go version go1.26rc1 linux/amd64',
  ])('is offered for %j, with its time and space', async (text) => {
    onPath(text);
    expect(await build.check(new AbortController().signal)).toEqual({
      open: true,
      estimate: expect.stringMatching(/^about \d+ to \d+ minutes, once; 85 MB/),
    });
  });
});
