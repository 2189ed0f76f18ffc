import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DtaasError, type WorkspaceSpec } from '@dtaas/model';
import { materialise } from '@dtaas/repository';
import { leftLogs, type WorkspaceFile } from '@dtaas/runner';
import { detectIsolation, ensureEnvironment, type Isolation } from '@dtaas/sandbox';
import type { Observed } from '../assess/decide.ts';
import { specOf } from '../assess/digests.ts';
import { present } from '../biography/recorded.ts';
import type { WorkspaceReport } from '../places/place.ts';
import {
  processPlace,
  processSettings,
  removeWorkspace,
  socketOf,
  stopWorkspace,
  workspaceFolder,
} from '../places/process/index.ts';
import type { Judgement, Place, Ring, Source } from '../world.ts';
import { compareSecrets } from './secrets.ts';

/** This machine, as a home's deployments see it. */
export function placeOf(home: string, onProgress: (line: string) => void): Place {
  const settings = processSettings();
  const place = processPlace(settings);
  return {
    async observe() {
      const reports = await place.list(home);
      return new Map([...reports].map(([twin, report]) => [twin, observedOf(report)]));
    },
    async observeOne(twin) {
      const report = await place.look({ home, twin });
      return report && observedOf(report);
    },
    runner: (twin) => place.runner({ home, twin }),
    async ring(twin) {
      const report = await place.look({ home, twin });
      return report ? ringOnDisk(report) : emptyRing;
    },
    logs: (twin) => leftLogs(workspaceFolder(settings, { home, twin })),
    compareSecrets: (twin, names) => compareSecrets(socketOf(settings, { home, twin }), names),
    stop: (twin) => stopWorkspace(settings, { home, twin }),
    remove: (twin) => removeWorkspace(settings, { home, twin }),
    judge: (desired) => judge(specOf(desired), settings.isolation),
    async stage(desired, source) {
      const spec = specOf(desired);
      if (spec) await stage(spec, source, settings.store, settings.environments, onProgress);
    },
  };
}

function observedOf({ generation, status, ring }: WorkspaceReport): Observed {
  return {
    generation,
    alive: status !== undefined,
    prepared: status?.phase === 'prepared',
    waiting: ring.length,
    ...(status ? { status } : {}),
  };
}

/** As the runner will decide when it starts; said before anything is begun. */
function judge(spec: WorkspaceSpec | undefined, wanted: WorkspaceFile['isolation']): Judgement {
  if (!spec) return { remarks: [] };
  const isolation = isolationFor(wanted);
  if (isolation.mode === 'bubblewrap' || !spec.network.required) {
    return { remarks: isolation.remarks, ...present({ unpassed: unpassedSecrets(spec) }) };
  }
  return {
    remarks: [],
    refusal: new DtaasError({
      code: 'network-unenforceable',
      message: `${spec.twin} isn’t deployed: it writes what its network allows, and this machine can’t enforce it.`,
      hint: 'Get what can: apt-get install bubblewrap. Or leave network out of its twin.yaml: it then runs open, and says so.',
    }),
  };
}

/** A runner without its secrets ends at once, after the one that ran has been saved and stopped for it. */
function unpassedSecrets({ twin, secrets = [] }: WorkspaceSpec): DtaasError | undefined {
  const missing = secrets.filter((name) => process.env[name] === undefined);
  if (missing.length === 0) return undefined;
  return new DtaasError({
    code: 'secret-missing',
    message: `${twin} isn’t deployed: it needs secrets that nobody passed: ${missing.join(', ')}.`,
    hint: `Put them before the command, as in: ${missing.map((name) => `${name}=…`).join(' ')} dtaas deploy ${twin}`,
  });
}

/** Components of a workspace share a network, which bubblewrap does here and Docker doesn't. */
function isolationFor(wanted: WorkspaceFile['isolation']): Isolation {
  if (wanted !== 'auto') return detectIsolation(wanted);
  try {
    return detectIsolation('bubblewrap');
  } catch {
    return detectIsolation('none');
  }
}

const emptyRing: Ring = {
  pending: async () => [],
  fetch: async (_, directory) => directory,
  ack: async () => {},
};

/** What a runner that is gone left in its ring; nobody else writes there now. */
function ringOnDisk({ ring, location }: WorkspaceReport): Ring {
  const folder = (name: string) => join(location, 'ring', name);
  return {
    pending: async () => ring.map((name) => ({ name, takenAt: name, origin: 'due' as const })),
    fetch: async (name) => folder(name),
    ack: (name) => rm(folder(name), { recursive: true, force: true }),
  };
}

/** Brings each asset of a workspace into the store, by its digest, and builds its environment. */
async function stage(
  { twin, components }: WorkspaceSpec,
  source: Source,
  store: string,
  environments: string,
  onProgress: (line: string) => void,
): Promise<void> {
  const isolation = detectIsolation();
  for (const { asset, digest, environment } of Object.values(components)) {
    const folder = join(store, digest);
    const files = source.assetOf(twin, digest);
    if (files) await materialise(files, folder);
    else if (!existsSync(folder)) throw assetMissing(twin, asset);
    await ensureEnvironment(environment, {
      folder,
      isolation,
      environments,
      onBuild: () => onProgress(`builds the environment of ${asset}`),
    });
  }
}

function assetMissing(twin: string, asset: string): DtaasError {
  return new DtaasError({
    code: 'asset-files-missing',
    message: `The files of ${asset}, which ${twin} was deployed with, aren’t on this machine.`,
    hint: `Bring them with: dtaas deploy ${twin}`,
  });
}
