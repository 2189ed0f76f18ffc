import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printWorkspace } from '@dtaas/model';
import { endFamily } from '@dtaas/processes';
import { describe, vi } from 'vitest';
import { counterFiles, counterSpec } from '../../testing/counter-workspace.ts';
import { type PlaceUnderTest, placeContract } from '../../testing/place-contract.ts';
import { processWorkspace } from './kind.ts';
import { openProcessPlace } from './place.ts';
import { processSettings } from './settings.ts';

const home = '0123456789abcdef';

async function open(): Promise<PlaceUnderTest> {
  const root = mkdtempSync(join(tmpdir(), 'dtaas-process-'));
  // What a killed runner leaves goes with the folder.
  vi.stubEnv('TMPDIR', root);
  const folders = { DTAAS_STATE_HOME: root, XDG_RUNTIME_DIR: root, DTAAS_CACHE: join(root, 'cache') };
  const environment = { ...process.env, ...folders, DTAAS_ISOLATION: 'none' };
  const resource = processWorkspace(processSettings(environment));
  return {
    place: openProcessPlace({}, { home, environment, onProgress: () => {} }),
    specOf: counterSpec,
    files: counterFiles,
    async make(twin, spec) {
      await resource.create('workspace', { home, twin, spec: printWorkspace(spec) });
    },
    cutRemoval() {
      const left = join(root, home, '.removed-0123456789ab');
      mkdirSync(join(left, 'state'), { recursive: true });
      writeFileSync(join(left, 'state', 'count'), '7');
      return () => existsSync(left);
    },
    echo: { component: 'counter', command: ['cat'] },
    async dispose() {
      const marks = ['DTAAS_WORKSPACE', 'DTAAS_STATE_DIR', 'DTAAS_INSIDE'].map((name) => `${name}=${root}`);
      await endFamily({ marks });
      vi.unstubAllEnvs();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

describe('a place of the kind process', () => placeContract(open));
