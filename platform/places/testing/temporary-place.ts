import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endFamily, familyMembers } from '@dtaas/processes';
import type { WorkspaceId } from '../src/place.ts';
import { type ProcessSettings, pathsOf } from '../src/process/settings.ts';

export interface TemporaryPlace {
  readonly settings: ProcessSettings;
  /** Pids of the runners that live, by their mark. */
  runners(id: WorkspaceId): number[];
  /** How often a runner was started, and with which generation. */
  starts(id: WorkspaceId): string[];
  remove(): Promise<void>;
}

/** A place in a folder of its own, whose runner is the fake one. */
export function temporaryPlace(): TemporaryPlace {
  const root = mkdtempSync(join(tmpdir(), 'dtaas-place-'));
  const settings: ProcessSettings = {
    stateHome: root,
    store: join(root, 'store'),
    environments: join(root, 'environments'),
    runner: fileURLToPath(new URL('./fake-runner.mjs', import.meta.url)),
    isolation: 'none',
    socket: (name) => join(root, `${name.replaceAll('/', '-')}.sock`),
    answerMs: 3_000,
    startMs: 30_000,
    stopMs: 500,
    leaveMs: 300,
  };
  const family = (folder: string) => ({ marks: [`DTAAS_WORKSPACE=${folder}`, `DTAAS_STATE_DIR=${folder}`] });
  return {
    settings,
    runners: (id) => familyMembers(family(pathsOf(settings, id).folder)),
    starts: (id) =>
      readFileSync(join(pathsOf(settings, id).folder, 'starts'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[1] ?? ''),
    async remove() {
      await endFamily(family(root));
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** A spec that says how the fake runner behaves; another name is another generation. */
export function fakeSpec(
  twin: string,
  fake: { readonly [behaviour: string]: number | boolean } = {},
): string {
  return JSON.stringify({ twin, components: {}, fake });
}
