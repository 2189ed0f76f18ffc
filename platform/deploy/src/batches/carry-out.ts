import { relative, resolve } from 'node:path';
import {
  platformVersion,
  type RunManifest,
  type RunRecord,
  type StagedAsset,
  type WorkspaceSpec,
} from '@dtaas/model';
import { dirtyPaths, resolveCommit } from '@dtaas/repository';
import { type Case, hashFolder, performRun } from '@dtaas/runner';
import { detectIsolation, type Isolation } from '@dtaas/sandbox';
import { sdkOf, unverifiedAssets } from '@dtaas/verify';
import { batchUnverified } from './failures.ts';
import type { OpenFiles } from './open-files.ts';
import type { RunRequest, RunSurroundings } from './request.ts';
import { expectRunFolder, makeRunFolder } from './run-folder.ts';
import { withStaged } from './stage.ts';
import { directoriesOf, type Subject } from './subject.ts';

export interface RunOutcome {
  /** The folder with the results and `run.json`. */
  readonly folder: string;
  readonly record: RunRecord;
}

/** A run whose parts are all known. */
export interface ReadyRun extends OpenFiles {
  readonly subject: Subject;
  readonly cases: readonly Case[];
  readonly many: boolean;
  readonly input: string | undefined;
  /** The run that is repeated. */
  readonly before?: RunManifest;
}

type Settings = Pick<RunRequest, 'output' | 'jobs' | 'timeoutSeconds' | 'seed'>;

/** Runs it in the sandbox and leaves the results in a folder of their own. */
export async function carryOut(
  run: ReadyRun,
  { output, jobs, timeoutSeconds, seed }: Settings,
  { cwd, signal, note, onProgress }: RunSurroundings,
): Promise<RunOutcome> {
  const { repository, subject, cases, many, input } = run;
  const { component, twin, workspace } = subject;
  const wanted = { input, output: output === undefined ? undefined : resolve(cwd, output) };
  expectRunFolder(repository.root, wanted);
  const isolation = detectIsolation();
  const unverified = await unverifiedOf(run);
  expectSandbox(subject.name, unverified, isolation);
  const commit = await commitOf(run);
  const recorded = run.before ? run.before.commit : commit;
  const files = input === undefined ? undefined : await hashFolder(input);
  const name = twin === undefined ? component : `${twin}-${component}`;
  const batch = subject.asset.value.spec.batch!;
  const options = { isolation, committed: commit !== undefined, note, signal };
  for (const remark of unverified.length > 0
    ? [unverifiedRemark(unverified), ...isolation.remarks]
    : isolation.remarks)
    note(remark);
  return withStaged(subject, options, async (staged) => {
    const folder = makeRunFolder(repository.root, name, wanted);
    const record = await performRun({
      program: {
        files: staged,
        component,
        alone: twin === undefined,
        command: batch.command,
        warm: batch.warm && many,
        isolation,
        timeoutMs: timeoutSeconds * 1000,
      },
      folder,
      input,
      cases,
      many,
      jobs,
      record: {
        platform: platformVersion,
        ...(recorded === undefined ? {} : { commit: recorded }),
        ...(twin === undefined ? {} : { twin, component }),
        asset: assetIn(workspace.components[component]!),
        verified: unverified.length === 0,
        uses: usesIn(workspace, component),
        ...sdksOf(subject),
        command: batch.command,
        warm: batch.warm && many,
        isolation: isolation.mode,
        ...(input === undefined ? {} : { input: { folder: relative(folder, input), files: files! } }),
        seed,
        timeoutSeconds,
        startedAt: new Date().toISOString(),
      },
      signal,
      onProgress,
    });
    return { folder, record };
  });
}

/** Code whose tests have not passed runs only in a strong sandbox. @throws DtaasError `batch-unverified` */
export function expectSandbox(
  subject: string,
  unverified: readonly string[],
  { strong }: Pick<Isolation, 'strong'>,
): void {
  if (unverified.length > 0 && !strong) throw batchUnverified({ subject, assets: unverified });
}

async function unverifiedOf({ repository, resolution, subject }: ReadyRun): Promise<readonly string[]> {
  const allowWeak = resolution.catalogue.platform?.value.spec.verification.allowWeak ?? false;
  const found = await unverifiedAssets(repository, resolution.finder, subject.assets, { allowWeak });
  return found.map(({ asset }) => asset);
}

function unverifiedRemark(assets: readonly string[]): string {
  return `Not verified: ${assets.join(', ')}. The run goes on, and run.json says so. To run the tests: dtaas verify ${assets.join(' ')}`;
}

/** The commit that has all files of the run; `undefined` if some aren't committed. */
async function commitOf({ repository, subject }: ReadyRun): Promise<string | undefined> {
  const directories = directoriesOf(subject);
  // Without a path, git would look at all files. A published version is committed.
  if (directories.length > 0 && (await dirtyPaths(repository, directories)).length > 0) return undefined;
  return resolveCommit(repository, 'HEAD');
}

/** The SDKs that the assets import. */
export function sdksOf({ assets }: Subject): Pick<RunManifest, 'sdk'> {
  const all = assets.flatMap((asset) => Object.entries(sdkOf(asset).sdk ?? {}));
  return all.length > 0 ? { sdk: Object.fromEntries(all) } : {};
}

function usesIn({ components }: WorkspaceSpec, id: string): RunManifest['uses'] {
  const { uses, libraries = {} } = components[id]!;
  const bound = Object.entries(uses).map(([use, other]) => {
    const component = components[other]!;
    return [use, { ...assetIn(component), parameters: component.parameters }] as const;
  });
  const imported = Object.entries(libraries).map(([use, library]) => [use, assetIn(library)] as const);
  return Object.fromEntries([...bound, ...imported]);
}

function assetIn({ asset, version, digest, environment }: StagedAsset): RunManifest['asset'] {
  const lock = 'lockDigest' in environment ? { environment: environment.lockDigest } : {};
  return { asset, version, digest, ...lock };
}
