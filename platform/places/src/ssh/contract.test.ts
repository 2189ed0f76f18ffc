import { printWorkspace } from '@dtaas/model';
import { sdkDigests, sdkFolder } from '@dtaas/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterFiles, counterSpec } from '../../testing/counter-workspace.ts';
import { farHome, farPlace } from '../../testing/far-place.ts';
import { type PlaceUnderTest, placeContract } from '../../testing/place-contract.ts';
import { type FarMachine, farMachine, hasSshd } from '../../testing/sshd.ts';
import { sshWorkspace } from './kind.ts';

describe.skipIf(!hasSshd())('a place of the kind ssh', () => {
  let far: FarMachine;
  beforeAll(async () => {
    far = await farMachine();
  });
  afterAll(() => far.remove());

  async function open(): Promise<PlaceUnderTest> {
    const here = farPlace(far, { DTAAS_RUNNER: undefined });
    const resource = sshWorkspace(new AbortController().signal, here.environment);
    const workspaces = `/root/.local/state/dtaas/${farHome}`;
    return {
      place: here.place,
      specOf: counterSpec,
      files: counterFiles,
      async make(twin, spec) {
        const inputs = { home: farHome, twin, spec: printWorkspace(spec), ...here.target };
        await resource.create('workspace', inputs);
      },
      cutRemoval() {
        const left = `${workspaces}/.removed-0123456789ab`;
        far.run(`mkdir -p ${left}/state; echo 7 > ${left}/state/count`);
        return () => far.run(`ls -d ${left} 2>/dev/null || true`) !== '';
      },
      echo: { component: 'counter', command: ['cat'] },
      async dispose() {
        far.endRunners();
        far.run(`rm -rf ${workspaces} /root/.local/state/dtaas/store/c0*`);
        await here.close();
      },
    };
  }

  placeContract(open);

  it('has the SDKs of this platform beside the runner that was copied', async () => {
    const { make, place, specOf, files, dispose } = await open();
    const spec = specOf('counter', 1);
    await place.stage(spec, files);
    await make('counter', spec);
    const digests = far.run('cat /root/.local/state/dtaas/store/runner-*/sdk/digests.json');
    expect(JSON.parse(digests)).toEqual(sdkDigests(sdkFolder()));
    await dispose();
  }, 120_000);
});
