import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EnvironmentSpec, WorkspaceSpec } from '@dtaas/model';
import type { Isolation } from '@dtaas/sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AssetFiles, layOutComponent } from './prepare.ts';

const inContainers: Isolation = { mode: 'docker', limits: 'docker', strong: true, remarks: [] };
const lockDigest = 'a'.repeat(64);
const python: EnvironmentSpec = { kind: 'python', lock: 'requirements.txt', lockDigest };

describe('packages of an asset in containers', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dtaas-containers-'));
    mkdirSync(join(folder, 'store', 'd0'), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function layOut(environment: EnvironmentSpec, containers: AssetFiles['containers'] | undefined) {
    const component = { asset: 'functions/a', version: '1.0.0', digest: 'd0', environment, uses: {} };
    const spec = { twin: 'mill', components: { a: component } } as unknown as WorkspaceSpec;
    const files = { spec, store: join(folder, 'store'), environments: join(folder, 'environments') };
    return layOutComponent({ ...files, ...(containers && { containers }) }, 'a', inContainers);
  }
  const folders = { links: '/links', states: '/states' };

  it('are those that the place has mounted under the digest of the lock file', () => {
    const mounted = join(folder, 'environments', `python-${lockDigest.slice(0, 40)}`);
    const packages = 'lib/python3.11/site-packages';
    mkdirSync(join(mounted, packages), { recursive: true });
    writeFileSync(join(mounted, '.dtaas-environment'), packages);
    const layout = layOut(python, folders);
    expect(layout.seen.path).toEqual(['/component/python/bin']);
    expect(layout.env).toMatchObject({ VIRTUAL_ENV: '/component/python' });
  });

  it('are missing if nothing is mounted', () => {
    expect(() => layOut(python, folders)).toThrow(expect.objectContaining({ code: 'environment-missing' }));
  });

  it('are not needed for an image of its own, which only containers run', () => {
    const image: EnvironmentSpec = { kind: 'image', image: `sha256:${'1'.repeat(64)}` };
    expect(layOut(image, folders).seen.cwd).toBe('/component/asset');
    expect(() => layOut(image, undefined)).toThrow(expect.objectContaining({ code: 'environment-missing' }));
  });
});
