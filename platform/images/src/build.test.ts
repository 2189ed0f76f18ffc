import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { familyMembers } from '@dtaas/processes';
import { build as bundle } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallImage, smallRoot } from '../testing/small-image.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { buildImage } from './build.ts';
import { imageBuildFailed } from './failures.ts';
import { programsOf } from './programs.ts';
import { workspaceRecipe } from './recipe/recipe.ts';
import { runTool } from './recipe/run-tool.ts';
import { keptImages } from './store/store.ts';

describe('buildImage', () => {
  it('gives the same digest and id for the same root, in any store', async () => {
    const [one, two] = [await smallImage(temporaryFolder()), await smallImage(temporaryFolder())];
    expect([one.digest, one.id, one.layer]).toEqual([two.digest, two.id, two.layer]);
    const other = await smallImage(temporaryFolder(), 'other');
    expect(other.digest).not.toBe(one.digest);
  });

  it('tells the versions of Node and Python that environments are built for', async () => {
    const { labels, packages } = await smallImage(temporaryFolder());
    const { version } = workspaceRecipe.node;
    expect(labels).toMatchObject({ 'dtaas.node': version, 'dtaas.python': '3.11.2' });
    expect(programsOf(labels)).toEqual({ node: version, python: '3.11.2' });
    expect(programsOf({})).toEqual({});
    expect(packages).toBe(3);
  });

  it('builds one at a time, and a caller who waited uses what was begun after it asked', async () => {
    const folder = temporaryFolder();
    let [running, most, builds] = [0, 0, 0];
    const root: ReturnType<typeof smallRoot> = async (...given) => {
      most = Math.max(most, ++running);
      builds++;
      await sleep(100);
      const tar = await smallRoot('small')(...given);
      running--;
      return tar;
    };
    const images = await Promise.all([1, 2, 3].map(() => buildImage(workspaceRecipe, { folder, root })));
    expect(new Set(images.map(({ digest }) => digest)).size).toBe(1);
    // The first build began before the others asked, or at the same time; the third uses the second's.
    expect([most, builds <= 2]).toEqual([1, true]);
  });

  it('leaves nothing behind if it fails, and says why', async () => {
    const folder = temporaryFolder();
    const failure = imageBuildFailed({ name: 'workspace', step: 'mmdebstrap', reason: 'No such package.' });
    const root = () => Promise.reject(failure);
    await expect(buildImage(workspaceRecipe, { folder, root })).rejects.toBe(failure);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('builds nothing if an image of the recipe is kept and only a missing one is asked for', async () => {
    const folder = temporaryFolder();
    const kept = await smallImage(folder);
    const root = () => Promise.reject(new Error('built'));
    expect(await buildImage(workspaceRecipe, { folder, root, ifMissing: true })).toEqual(kept);
    await expect(buildImage(workspaceRecipe, { folder, root })).rejects.toThrow('built');
    const other = { ...workspaceRecipe, epoch: 0 };
    await expect(buildImage(other, { folder, root, ifMissing: true })).rejects.toThrow('built');
  });
});

describe('a build that is killed', () => {
  // In `dist/`, because a bundle finds the platform's files from there.
  const program = join(import.meta.dirname, `../dist/killed-build-${process.pid}.mjs`);
  beforeAll(async () => {
    const js = "import{createRequire as r}from'node:module';const require=r(import.meta.url);";
    await bundle({
      entryPoints: [join(import.meta.dirname, '../testing/killed-build.ts')],
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      outfile: program,
      banner: { js },
      // As in the bundle of the command line: the library of bills of materials uses it if it is installed.
      external: ['xmlbuilder2'],
      logLevel: 'error',
    });
  });
  afterAll(() => rmSync(program, { force: true }));

  it.each(['image-root-built', 'image-compressed', 'image-kept'])(
    'at %s leaves nothing half',
    async (fault) => {
      const folder = temporaryFolder();
      const ended = await run(program, folder, { DTAAS_FAULT: fault });
      expect(ended).toBe('SIGKILL');
      expect(existsSync(join(folder, 'work'))).toBe(true);
      expect(keptImages(folder)).toHaveLength(fault === 'image-kept' ? 1 : 0);
      const image = await smallImage(folder, 'killed');
      expect(keptImages(folder).map(({ digest }) => digest)).toEqual([image.digest]);
      expect(existsSync(join(folder, 'work'))).toBe(false);
    },
  );

  it('leaves programs that the next build ends', async () => {
    const folder = temporaryFolder();
    const mark = `DTAAS_IMAGE_BUILD=${join(folder, 'work')}`;
    expect(await run(program, folder, { HANG: '1' })).toBe('SIGKILL');
    expect(familyMembers({ marks: [mark] })).not.toEqual([]);
    await smallImage(folder);
    expect(familyMembers({ marks: [mark] })).toEqual([]);
  });
});

function run(program: string, folder: string, env: Record<string, string>): Promise<string | number | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, folder], {
      env: { ...process.env, ...env },
      stdio: 'inherit',
    });
    child.once('close', (code, signal) => resolve(signal ?? code));
  });
}

describe('runTool', () => {
  const cwd = '/tmp';
  const env = { PATH: '/usr/bin:/bin' };
  const sh = (script: string): readonly [string, ...string[]] => ['/bin/sh', '-c', script];

  it('returns the output, and tells each line of progress', async () => {
    const lines: string[] = [];
    const command = sh('echo out; echo one >&2; echo two >&2');
    expect(await runTool({ name: 'x', command, cwd, env, onLine: (line) => lines.push(line) })).toBe('out\n');
    expect(lines).toEqual(['one', 'two']);
  });

  it.each([
    [
      'its last words',
      'echo "E: no such package" >&2; exit 3',
      'image-build-failed',
      /sh failed\. E: no such package/,
    ],
    ['its code, if it said nothing', 'exit 3', 'image-build-failed', /It ended with 3/],
    [
      'a full disk',
      'echo "tar: x: No space left on device" >&2; exit 2',
      'disk-full',
      /no space left on the disk: \/tmp/,
    ],
  ])('says of a failure %s', async (_what, script, code, message) => {
    const failed = runTool({ name: 'x', command: sh(script), cwd, env });
    await expect(failed).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('ends the program and what it started when it is stopped', async () => {
    const stop = new AbortController();
    const mark = `STOPPED=${process.pid}`;
    const command = sh('sleep 60 & sleep 60');
    const running = runTool({
      name: 'x',
      command,
      cwd,
      env: { ...env, STOPPED: String(process.pid) },
      signal: stop.signal,
    });
    await expect.poll(() => familyMembers({ marks: [mark] }).length).toBe(3);
    stop.abort();
    await expect(running).rejects.toThrow(/abort/i);
    expect(familyMembers({ marks: [mark] })).toEqual([]);
  });
});
