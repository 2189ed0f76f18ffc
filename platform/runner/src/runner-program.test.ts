import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@dtaas/model';
import { expect, it, onTestFinished } from 'vitest';
import { runnerDigest, runnerProgram } from './runner-program.ts';

function program(text: string, digest?: { readonly text: string; readonly secondsLater: number }): string {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-runner-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'runner.mjs');
  writeFileSync(path, text);
  if (digest) {
    const file = `${path}.sha256`;
    writeFileSync(file, digest.text);
    const at = Date.now() / 1000;
    utimesSync(path, at, at);
    utimesSync(file, at + digest.secondsLater, at + digest.secondsLater);
  }
  return path;
}

it('the digest of a runner is that of its bytes', () => {
  expect(runnerDigest(program('run();'))).toBe(sha256('run();'));
});

it('the digest that the build wrote is not calculated again', () => {
  expect(runnerDigest(program('run();', { text: 'written', secondsLater: 0 }))).toBe('written');
});

it('the digest that the build wrote does not count for a runner that was changed later', () => {
  expect(runnerDigest(program('run();', { text: 'written', secondsLater: -1 }))).toBe(sha256('run();'));
});

it('the build writes the digest of the runner', () => {
  const built = runnerProgram({});
  expect(readFileSync(`${built}.sha256`, 'utf8')).toBe(sha256(readFileSync(built)));
});

it('DTAAS_RUNNER names another runner', () => {
  expect(runnerProgram({ DTAAS_RUNNER: '/opt/runner.mjs' })).toBe('/opt/runner.mjs');
});
