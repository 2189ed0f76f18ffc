import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeScratch, removeAbandonedScratch } from './weak-scratch.ts';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'dtaas-weak-'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

/** Makes a scratch folder like a process that was killed afterwards. */
async function abandoned(): Promise<string> {
  const killed = spawn('sleep', ['600'], { stdio: 'ignore' });
  const folder = makeScratch(parent).replace(`-${process.pid}-`, `-${killed.pid}-`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'half-written'), '');
  killed.kill('SIGKILL');
  await once(killed, 'close');
  return folder;
}

describe('the scratch of a command without a sandbox', () => {
  it('is removed if its maker was killed; folders of living processes stay', async () => {
    const own = makeScratch(parent);
    const left = await abandoned();
    removeAbandonedScratch(parent);
    expect(existsSync(left)).toBe(false);
    expect(existsSync(own)).toBe(true);
  });

  it.each(['TMPDIR', 'HOME'])('stays while a process of its killed maker has it as %s', async (name) => {
    const left = await abandoned();
    const component = spawn('sleep', ['600'], { env: { [name]: left }, stdio: 'ignore' });
    removeAbandonedScratch(parent);
    expect(existsSync(left)).toBe(true);
    component.kill('SIGKILL');
    await once(component, 'close');
    removeAbandonedScratch(parent);
    expect(existsSync(left)).toBe(false);
  });

  it('stays if it may belong to a process in another container, or to another program', async () => {
    const left = await abandoned();
    const others = [
      left.replace(/scratch-[0-9a-f]{12}-/, 'scratch-0123456789ab-'),
      join(parent, 'dtaas-scratch-x'),
      join(parent, 'x'),
    ];
    for (const folder of others) mkdirSync(folder);
    const target = mkdtempSync(join(parent, 'target-'));
    symlinkSync(target, `${left}2`);
    const before = readdirSync(parent).length;
    removeAbandonedScratch(parent);
    for (const path of [...others, target, `${left}2`]) expect(existsSync(path)).toBe(true);
    expect(readdirSync(parent)).toHaveLength(before - 1);
  });
});
