import { chmodSync, existsSync, mkdtempSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { cacheHome, socketPath, stateHome } from './folders.ts';

const made: string[] = [];
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'dtaas-folders-'));
  made.push(path);
  return path;
}
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true });
});

describe('the folders on a machine', () => {
  it.each([
    [{ DTAAS_CACHE: '/c', HOME: '/h' }, '/c'],
    [{ XDG_CACHE_HOME: '/x', HOME: '/h' }, '/x/dtaas'],
    [{ XDG_CACHE_HOME: 'relative', HOME: '/h' }, '/h/.cache/dtaas'],
    [{ HOME: '/h' }, '/h/.cache/dtaas'],
  ])('cache of %j is %s', (environment, expected) => expect(cacheHome(environment)).toBe(expected));

  it.each([
    [{ DTAAS_STATE_HOME: '/s', HOME: '/h' }, '/s'],
    [{ XDG_STATE_HOME: '/x', HOME: '/h' }, '/x/dtaas'],
    [{ HOME: '/h' }, '/h/.local/state/dtaas'],
    [{ DTAAS_STATE_HOME: '', HOME: '/h' }, '/h/.local/state/dtaas'],
    [{ DTAAS_STATE_HOME: '/s/../t/', HOME: '/h' }, '/t'],
  ])('state of %j is %s', (environment, expected) => expect(stateHome(environment)).toBe(expected));

  it.each(['state', './state', '../state', '.'])('are refused where they are relative: %j', (path) => {
    const refused = expect.objectContaining({ code: 'usage-folder-relative' });
    expect(() => stateHome({ DTAAS_STATE_HOME: path })).toThrow(refused);
    expect(() => cacheHome({ DTAAS_CACHE: path })).toThrow(refused);
    expect(() => socketPath('a', { DTAAS_STATE_HOME: path })).toThrow(refused);
  });

  it.each([
    ['state', '"$PWD/state"'],
    ['~/state', '"$HOME/state"'],
  ])('relative as %j, the hint is to write %s', (path, hint) => {
    expect(() => stateHome({ DTAAS_STATE_HOME: path })).toThrow(
      expect.objectContaining({ hint: `Write an absolute path: export DTAAS_STATE_HOME=${hint}` }),
    );
  });
});

describe('socketPath', () => {
  it('is stable and short, and differs by name and state home', () => {
    const runtime = folder();
    const at = (name: string, state: string) =>
      socketPath(name, { XDG_RUNTIME_DIR: runtime, DTAAS_STATE_HOME: state });
    expect(at('a/b', '/s')).toBe(at('a/b', '/s'));
    expect(new Set([at('a/b', '/s'), at('a/c', '/s'), at('a/b', '/t')]).size).toBe(3);
    expect(Buffer.byteLength(at('x'.repeat(500), '/s'))).toBeLessThan(108);
  });

  it('is in a folder that only its owner may enter', () => {
    const path = socketPath('a', { XDG_RUNTIME_DIR: folder() });
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
  });

  it('refuses a folder that others can enter', () => {
    const runtime = folder();
    chmodSync(dirname(socketPath('a', { XDG_RUNTIME_DIR: runtime })), 0o777);
    expect(() => socketPath('a', { XDG_RUNTIME_DIR: runtime })).toThrow(/belong to you alone/);
  });

  it("falls back to /tmp if the runtime folder's path is too long", () => {
    const own = `/tmp/dtaas-${userInfo().uid}`;
    const wasThere = existsSync(own);
    expect(dirname(socketPath('a', { XDG_RUNTIME_DIR: `/${'deep/'.repeat(30)}` }))).toBe(own);
    if (!wasThere) rmdirSync(own);
  });
});
