import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stateFolders } from './folders.ts';
import { replaceFolder } from './install.ts';

let folder: string;
let volumes: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-states-'));
  volumes = join(folder, 'volumes');
  mkdirSync(join(volumes, 'mill'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inVolumes = () =>
  stateFolders(folder, { containers: { links: join(folder, 'links'), states: volumes } });

/** A saved state with one program and a folder. */
function saved(text: string): string {
  const from = mkdtempSync(join(folder, 'saved-'));
  mkdirSync(join(from, 'inner'));
  writeFileSync(join(from, 'inner', 'file'), text);
  writeFileSync(join(from, 'program'), text, { mode: 0o755 });
  return from;
}

describe('the state of a component without a container', () => {
  it('is a folder of the workspace, into which saved files are moved', async () => {
    const folders = stateFolders(folder, {});
    const from = saved('first');
    await replaceFolder(join(folder, 'state'), (fresh) => folders.put(from, 'mill', fresh));
    expect([folders.of('mill'), existsSync(from)]).toEqual([join(folder, 'state', 'mill'), false]);
    expect(readFileSync(join(folders.make('mill'), 'inner', 'file'), 'utf8')).toBe('first');
    expect(folders.kept('mill')).toEqual([]);
  });
});

describe('the state of a component in a container', () => {
  it('is a folder in its volume, for the component alone, to which a link leads', () => {
    const folders = inVolumes();
    const made = folders.make('mill');
    expect(dirname(made)).toBe(join(volumes, 'mill'));
    expect(statSync(made).mode & 0o777).toBe(0o700);
    expect(lstatSync(join(folder, 'state', 'mill')).isSymbolicLink()).toBe(true);
    expect([folders.make('mill'), folders.of('mill')]).toEqual([made, made]);
    expect(folders.kept('mill')).toEqual([basename(made)]);
  });

  it('is swapped with all others, and the one before is kept until it is forgotten', async () => {
    const folders = inVolumes();
    const before = folders.make('mill');
    writeFileSync(join(before, 'file'), 'before');
    const from = saved('first');
    await replaceFolder(join(folder, 'state'), (fresh) => folders.put(from, 'mill', fresh));
    const after = folders.of('mill');
    expect(after).not.toBe(before);
    expect(readFileSync(join(after, 'inner', 'file'), 'utf8')).toBe('first');
    expect(statSync(join(after, 'program')).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(before, 'file'), 'utf8')).toBe('before');
    expect([...folders.kept('mill')].sort()).toEqual([basename(before), basename(after)].sort());
    rmSync(join(folder, 'state.previous'), { recursive: true });
    expect(folders.kept('mill')).toEqual([basename(after)]);
    expect(existsSync(before)).toBe(true);
  });

  it('is made again where the component has removed it', () => {
    const folders = inVolumes();
    const made = folders.make('mill');
    rmSync(made, { recursive: true });
    expect(folders.make('mill')).toBe(made);
    expect(statSync(made).isDirectory()).toBe(true);
  });

  it('is not written through a link that the component put in its place', async () => {
    const folders = inVolumes();
    const made = folders.make('mill');
    const mine = join(folder, 'mine');
    mkdirSync(mine);
    rmSync(made, { recursive: true });
    symlinkSync(mine, made);
    await replaceFolder(join(folder, 'state'), (fresh) => folders.put(saved('new'), 'mill', fresh));
    expect(existsSync(join(mine, 'program'))).toBe(false);
    expect(folders.of('mill')).not.toBe(made);
  });
});
