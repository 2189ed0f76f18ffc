import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { counterPlatform } from './counter.ts';
import { hasEngine, type Machine, temporaryMachine } from './machine.ts';

/** Mode and path of all that the platform has made in a folder; names that are random or a digest stand as `…`. */
function modesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !/^(engine|launcher|plugins)(\/|$)/.test(path)) // links to this user's own
    .map((path) => {
      const mode = (lstatSync(join(folder, path)).mode & 0o777).toString(8);
      return `${mode} ${path.replace(/[0-9a-f]{16,}|\d{8}T\d{6}Z-[0-9a-f]{8}/g, '…')}`;
    })
    .sort();
}

const before = process.umask();
let machine: Machine;
beforeEach(() => {
  machine = temporaryMachine();
});
afterEach(async () => {
  process.umask(before);
  await machine.remove();
});

// A runner's code that others can write would be theirs.
describe.skipIf(!hasEngine())("the modes of the platform's files", () => {
  async function modesUnder(umask: number): Promise<string[]> {
    process.umask(umask);
    const clone = await machine.begin(`clone-${umask}`, counterPlatform());
    await clone.run('deploy');
    await clone.run('save');
    await clone.run('status');
    expect(lstatSync(machine.stateHome).mode & 0o777).toBe(0o700);
    const modes = [...modesIn(machine.stateHome), ...modesIn(machine.cache)];
    await machine.remove();
    machine = temporaryMachine();
    return modes;
  }

  it("don't depend on the umask, and let nobody else write", async () => {
    const open = await modesUnder(0o000);
    expect(open).toEqual(expect.arrayContaining(['600 store/runner-…/runner.mjs', '444 store/…/main.mjs']));
    expect(open.filter((line) => Number.parseInt(line, 8) & 0o022)).toEqual([]);
    expect(await modesUnder(0o022)).toEqual(open);
    expect(await modesUnder(0o077)).toEqual(open);
  }, 120_000);
});

describe('a relative folder', () => {
  it.each(['DTAAS_STATE_HOME', 'DTAAS_CACHE'])('in %s is refused, and none is made', async (name) => {
    const clone = await machine.begin('clone', { 'a.txt': '' });
    const { code, stderr } = await clone.dtaas(['status'], { env: { [name]: 'here' } });
    expect(code, stderr).toBe(2);
    expect(stderr).toMatch(/usage-folder-relative/);
    expect(stderr).toContain(`export ${name}="$PWD/here"`);
    expect(existsSync(join(clone.directory, 'here'))).toBe(false);
  });
});
