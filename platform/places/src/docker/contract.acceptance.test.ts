import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { engineForTests as pulumiForTests } from '@dtaas/engine/testing/temporary-stack';
import { type EnvironmentSpec, sha256 } from '@dtaas/model';
import { environmentKey } from '@dtaas/sandbox';
import { describe, expect, it } from 'vitest';
import { counterFiles, counterOf, counterProgram } from '../../testing/counter-workspace.ts';
import {
  dockerPlugin,
  engineForTests,
  hasDocker,
  hereHost,
  imageWith,
  removeImage,
  workspaceImage,
} from '../../testing/docker-engine.ts';
import { dockerTwins } from '../../testing/docker-twins.ts';
import { type PlaceUnderTest, placeContract } from '../../testing/place-contract.ts';
import { runnerOf } from '../place.ts';
import { findImage } from './images/at-engine.ts';

const image = (await hasDocker()) ? await workspaceImage() : undefined;
const plugins = image && (await dockerPlugin());
const pulumi = plugins && (await pulumiForTests());

describe.skipIf(!pulumi)('a place of the kind docker', { timeout: 120_000 }, () => {
  async function open(environment = process.env): Promise<PlaceUnderTest> {
    const at = { host: hereHost(), image: image!, pulumi: pulumi!, plugins: plugins! };
    return {
      ...dockerTwins(at, environment),
      files: counterFiles,
      echo: { component: 'counter', command: ['cat'] },
    };
  }

  placeContract(() => open());

  /** What a command beside the component says, of a workspace with the counter in this environment. */
  async function said(
    asset: { readonly environment: EnvironmentSpec; readonly files: Readonly<Record<string, string>> },
    command: readonly string[],
    environment = process.env,
  ): Promise<string> {
    const tried = await open(environment);
    try {
      const digest = sha256(JSON.stringify(asset));
      const spec = tried.specOf('mill', 3);
      const counter = { ...spec.components['counter']!, digest, environment: asset.environment };
      const workspace = { ...spec, components: { counter } };
      const files = counterOf({ 'main.sh': counterProgram, ...asset.files });
      expect((await tried.place.judge(workspace)).refusal).toBeUndefined();
      await tried.place.stage(workspace, (wanted) => (wanted === digest ? files : undefined));
      await tried.make('mill', workspace);
      const runner = runnerOf(tried.place, 'mill');
      await runner.start();
      const { stdin, stdout, ended } = await runner.exec({ component: 'counter', command });
      stdin.end();
      const output = await text(stdout);
      expect(await ended).toMatchObject({ code: 0 });
      return output;
    } finally {
      await tried.dispose();
    }
  }

  it('shows a component the packages of its lock file, as they are installed for the image', async () => {
    const cache = mkdtempSync(join(tmpdir(), 'dtaas-packages-'));
    try {
      const lock = JSON.stringify({
        name: 'counter',
        lockfileVersion: 3,
        packages: { '': { name: 'counter' } },
      });
      const environment = { kind: 'node' as const, lock: 'package-lock.json', lockDigest: sha256(lock) };
      const { client } = await engineForTests();
      const key = environmentKey(environment, await findImage(client, image!, process.env));
      // As if npm had installed a package, so that the test needs no registry.
      const built = join(cache, 'environments', key);
      mkdirSync(join(built, 'node_modules', 'greeting'), { recursive: true });
      writeFileSync(join(built, 'node_modules', 'greeting', 'index.js'), 'module.exports = "good morning";');
      writeFileSync(join(built, '.dtaas-environment'), 'node_modules');
      const asset = { environment, files: { 'package-lock.json': lock } };
      const command = ['node', '-e', 'console.log(require("greeting"))'];
      expect(await said(asset, command, { ...process.env, DTAAS_CACHE: cache })).toBe('good morning\n');
    } finally {
      rmSync(cache, { recursive: true, force: true });
    }
  });

  it('runs a component in the image that its asset brings', async () => {
    const { client } = await engineForTests();
    const own = await imageWith(client, image!, { folder: '/etc', name: 'own-image', text: 'mine' });
    try {
      const asset = { environment: { kind: 'image' as const, image: own }, files: {} };
      expect(await said(asset, ['cat', '/etc/own-image'])).toBe('mine');
    } finally {
      await removeImage(client, own);
    }
  });
});
