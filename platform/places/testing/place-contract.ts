import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { generationOf, type WorkspaceSpec } from '@dtaas/model';
import type { MaterialisedAsset } from '@dtaas/repository';
import type { DialTarget, RunnerClient } from '@dtaas/runner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AssetFiles, type Place, runnerOf } from '../src/place.ts';
import { observedOf } from '../src/runner-answer.ts';

/** A place that is tried, and what only its own kind can do to it. */
export interface PlaceUnderTest {
  readonly place: Place;
  /** A workspace that can run there, of this instance. `keep` tells one specification from another. */
  specOf(instance: string, keep: number): WorkspaceSpec;
  /** The files of the assets of such a workspace. */
  readonly files: AssetFiles;
  /** Does what the kind's resource does when the engine creates it: makes, adopts, replaces. */
  make(instance: string, spec: WorkspaceSpec): Promise<void>;
  /**
   * Leaves what a kill in the middle of a removal leaves, and answers a function that says whether it is still there. Places
   * whose removals are one step leave this out.
   */
  cutRemoval?(): () => boolean;
  /** A command that runs beside a component and answers each line with itself, and the component. */
  readonly echo: Extract<DialTarget, { readonly component: string }>;
  /** Removes the place and all that runs there. */
  dispose(): Promise<void>;
}

const wrongIds = ['../etc', 'a/b', 'A', '', 'x.lock'];

/**
 * What a place promises, tried on places of every kind: `platform/places/README.md`. Call it within a suite of the kind, which
 * is skipped where the kind can't be had.
 */
export function placeContract(open: () => Promise<PlaceUnderTest>): void {
  let tried: PlaceUnderTest;
  let place: Place;
  let folder: string;
  beforeEach(async () => {
    tried = await open();
    place = tried.place;
    folder = mkdtempSync(join(tmpdir(), 'dtaas-contract-'));
  }, 60_000);
  afterEach(async () => {
    await tried.dispose();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const made = async (instance: string, keep = 3): Promise<WorkspaceSpec> => {
    const spec = tried.specOf(instance, keep);
    await place.stage(spec, tried.files);
    await tried.make(instance, spec);
    return spec;
  };
  const started = async (instance: string): Promise<RunnerClient> => {
    await made(instance);
    const runner = runnerOf(place, instance);
    await runner.start();
    return runner;
  };

  describe('with nothing there', () => {
    it('sees nothing, leaves nothing behind, and removes nothing without complaint', async () => {
      expect(await place.observe()).toEqual(new Map());
      expect(await place.observeOne('mill')).toBeUndefined();
      expect(await place.leftRing('mill').pending()).toEqual([]);
      await place.stop('mill');
      await place.remove('mill');
      expect((await place.crash?.('mill')) ?? undefined).toBeUndefined();
    });

    it('answers for a runner that is not there: it is unreachable', async () => {
      await expect(runnerOf(place, 'mill').status()).rejects.toMatchObject({ code: 'runner-unreachable' });
    });

    it.each(wrongIds)('refuses the id %j in every call', async (id) => {
      const code = 'twin-name-invalid';
      await expect(async () => place.observeOne(id)).rejects.toMatchObject({ code });
      await expect(async () => place.channel(id)).rejects.toMatchObject({ code });
      await expect(async () => place.leftRing(id)).rejects.toMatchObject({ code });
      await expect(async () => place.stop(id)).rejects.toMatchObject({ code });
      await expect(async () => place.remove(id)).rejects.toMatchObject({ code });
    });
  });

  describe('before a workspace is made', () => {
    it('judges a workspace that can run, and names secrets that were not passed', async () => {
      const spec = tried.specOf('mill', 3);
      expect((await place.judge(spec)).refusal).toBeUndefined();
      expect((await place.judge(spec)).unpassed).toBeUndefined();
      const { unpassed } = await place.judge({ ...spec, secrets: ['DTAAS_TEST_NOBODY_HAS_THIS'] });
      expect(unpassed).toMatchObject({ code: 'secret-missing' });
      expect(unpassed?.message).toContain('DTAAS_TEST_NOBODY_HAS_THIS');
    });

    it('says which asset has no files anywhere, and goes on without files that it has', async () => {
      const spec = tried.specOf('mill', 3);
      const nothing = (): MaterialisedAsset | undefined => undefined;
      await expect(place.stage(spec, nothing)).rejects.toMatchObject({ code: 'asset-files-missing' });
      await place.stage(spec, tried.files);
      await place.stage(spec, tried.files);
      await place.stage(spec, nothing);
    });

    it('brings the libraries of components, too', async () => {
      const spec = tried.specOf('mill', 3);
      const library = { asset: 'functions/mean', version: '1.0.0', environment: { kind: 'none' } } as const;
      const importing = (digest: string): WorkspaceSpec => {
        const used = { libraries: { mean: { ...library, digest } } };
        const components = Object.entries(spec.components).map(([id, each]) => [id, { ...each, ...used }]);
        return { ...spec, components: Object.fromEntries(components) };
      };
      const [digest = ''] = Object.values(spec.components).map((component) => component.digest);
      const missing = importing('d0'.repeat(32));
      await expect(place.stage(missing, tried.files)).rejects.toMatchObject({
        code: 'asset-files-missing',
        message: expect.stringContaining('functions/mean'),
      });
      await place.stage(importing(digest), tried.files);
    });
  });

  describe('a workspace that was made', () => {
    it('is observed with its generation, and its runner waits', async () => {
      const spec = await made('mill');
      const seen = { generation: generationOf(spec), alive: true, prepared: true, waiting: 0 };
      expect(await place.observeOne('mill')).toMatchObject(seen);
      const all = await place.observe();
      expect([...all.keys()]).toEqual(['mill']);
      expect(all.get('mill')).toMatchObject(seen);
    });

    it('is adopted when it is made again, and its runner replaced for another specification', async () => {
      const spec = await made('mill');
      await runnerOf(place, 'mill').start();
      await tried.make('mill', spec);
      expect(await place.observeOne('mill')).toMatchObject({ alive: true, prepared: false });
      const other = await made('mill', 4);
      expect(generationOf(other)).not.toBe(generationOf(spec));
      expect(await place.observeOne('mill')).toMatchObject({
        generation: generationOf(other),
        prepared: true,
      });
    });

    it('stands beside others, each with a runner of its own', async () => {
      await made('mill');
      await made('plant.r1');
      await runnerOf(place, 'mill').start();
      const seen = await place.observe();
      expect([...seen.keys()].sort()).toEqual(['mill', 'plant.r1']);
      expect(seen.get('mill')?.prepared).toBe(false);
      expect(seen.get('plant.r1')?.prepared).toBe(true);
      expect([...(await place.observe(['plant.r1', 'nobody'])).keys()]).toEqual(['plant.r1']);
      expect(await place.observe([])).toEqual(new Map());
      await place.remove('mill');
      expect([...(await place.observe()).keys()]).toEqual(['plant.r1']);
    });
  });

  describe('a runner', () => {
    it('is observed with every part of its answer, and looking does not count as using the twin', async () => {
      const runner = await started('mill');
      const said = await runner.status();
      expect(said.idleSince).toBeDefined();
      const seen = await place.observeOne('mill');
      expect(seen).toMatchObject({ isConfigurable: true, idleSince: said.idleSince });
      expect(seen).toEqual({ ...observedOf(seen!.status!), waiting: 0 });
      expect((await place.observe()).get('mill')).toMatchObject({ idleSince: said.idleSince });
    });

    it('is called over channels, several at a time', async () => {
      const runner = await started('mill');
      const answers = await Promise.all([runner.status(), runner.status(), runner.pending()]);
      expect(answers[0].phase).toBe('running');
      expect(answers[1].phase).toBe('running');
      expect(answers[2]).toEqual([]);
    });

    it('hands a snapshot out, starts again from it, and forgets it once it is kept', async () => {
      const runner = await started('mill');
      const { name } = await runner.save();
      expect(await place.observeOne('mill')).toMatchObject({ waiting: 1 });
      expect((await runner.pending()).map((each) => each.name)).toEqual([name]);
      const directory = await runner.fetch(name, join(folder, 'snapshot'));
      expect(readdirSync(directory)).toContain('manifest.json');
      const report = await runner.restore({ directory, from: name });
      expect(report).toMatchObject({ outcome: 'restored', from: name });
      await runner.ack(name);
      expect(await place.observeOne('mill')).toMatchObject({ waiting: 0 });
    });

    it('is dialled: a command beside a component, and a port without a server', async () => {
      const runner = await started('mill');
      const stream = await runner.dial(tried.echo);
      stream.write('hello\n');
      expect(await firstLine(stream)).toBe('hello');
      stream.destroy();
      await expect(runner.dial({ port: 1 })).rejects.toMatchObject({ code: 'dial-refused' });
    });

    it('runs a command beside a component, with its errors and its exit code', async () => {
      const runner = await started('mill');
      const { component } = tried.echo;
      const script = 'cat; echo oh dear >&2; exit 7';
      const { stdin, stdout, stderr, ended } = await runner.exec({
        component,
        command: ['sh', '-c', script],
      });
      stdin.end('hello\n');
      expect(await Promise.all([text(stdout), text(stderr)])).toEqual(['hello\n', 'oh dear\n']);
      expect(await ended).toMatchObject({ code: 7 });
    });

    it('is stopped, which keeps the workspace, and is started again when it is made again', async () => {
      const spec = await made('mill');
      await runnerOf(place, 'mill').start();
      await place.stop('mill');
      await place.stop('mill');
      expect(await place.observeOne('mill')).toMatchObject({ alive: false });
      await expect(runnerOf(place, 'mill').status()).rejects.toMatchObject({ code: 'runner-unreachable' });
      await tried.make('mill', spec);
      expect(await place.observeOne('mill')).toMatchObject({ alive: true, prepared: true });
    });
  });

  describe('a runner that was killed', () => {
    it('leaves its ring and its logs, which are collected', async () => {
      const runner = await started('mill');
      const { name } = await runner.save();
      expect(await place.crash?.('mill')).toBeGreaterThan(0);
      await expect.poll(() => place.observeOne('mill')).toMatchObject({ alive: false, waiting: 1 });
      const ring = place.leftRing('mill');
      expect((await ring.pending()).map((each) => each.name)).toEqual([name]);
      const directory = await ring.fetch(name, join(folder, 'left'));
      expect(readdirSync(directory)).toContain('manifest.json');
      const left = await place.leftLogs('mill', { tail: 10 });
      expect(left.components).toContain('runner');
      expect(Array.isArray(left.lines)).toBe(true);
      await ring.ack(name);
      await ring.ack(name);
      expect(await ring.pending()).toEqual([]);
      expect(await place.observeOne('mill')).toMatchObject({ waiting: 0 });
    });

    it('is replaced when the workspace is made again, and the ring stays', async () => {
      const runner = await started('mill');
      await runner.save();
      await place.crash?.('mill');
      await made('mill');
      expect(await place.observeOne('mill')).toMatchObject({ alive: true, prepared: true, waiting: 1 });
    });
  });

  describe('removing', () => {
    it('refuses while the ring holds snapshots that are not commits, and leaves the runner alone', async () => {
      const runner = await started('mill');
      const { name } = await runner.save();
      await expect(place.remove('mill')).rejects.toMatchObject({ code: 'workspace-unsaved' });
      expect((await runner.status()).phase).toBe('running');
      await runner.ack(name);
      await place.remove('mill');
      await place.remove('mill');
      expect(await place.observeOne('mill')).toBeUndefined();
      expect(await place.observe()).toEqual(new Map());
    });

    it('finishes a removal that was cut off, also where nothing is left to remove, and touches nothing else', async () => {
      await made('mill');
      const isLeft = tried.cutRemoval?.() ?? (() => false);
      await place.remove('plant');
      expect(isLeft()).toBe(false);
      expect(await place.observeOne('mill')).toMatchObject({ alive: true });
    });
  });
}

async function firstLine(stream: Duplex): Promise<string> {
  let text = '';
  for await (const chunk of stream) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return text.split('\n')[0] ?? '';
}
