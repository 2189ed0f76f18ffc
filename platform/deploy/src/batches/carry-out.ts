import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { DtaasError, type RunManifest, type RunRecord, runManifestFile } from '@dtaas/model';
import { dirtyPaths, resolveCommit } from '@dtaas/repository';
import { type Case, hashFolder, performRun } from '@dtaas/runner';
import { detectIsolation, type Isolation } from '@dtaas/sandbox';
import { unverifiedAssets } from '@dtaas/verify';
import { batchUnverified } from './failures.ts';
import type { OpenFiles } from './open-files.ts';
import { earlierRecord, newRecord, type StartRecord } from './record.ts';
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
  /** The run that is repeated or continued. */
  readonly before?: RunManifest;
  /** The folder of the run that is continued. */
  readonly folder?: string;
}

type Settings = Pick<RunRequest, 'output' | 'jobs' | 'timeoutSeconds' | 'seed'>;

/** Runs it in the sandbox and leaves the results in a folder. */
export async function carryOut(
  run: ReadyRun,
  { output, jobs, timeoutSeconds, seed }: Settings,
  { cwd, signal, note, onProgress }: RunSurroundings,
): Promise<RunOutcome> {
  const { repository, subject, cases, many, input } = run;
  const { component, twin } = subject;
  const wanted = { input, output: output === undefined ? undefined : resolve(cwd, output) };
  if (run.folder === undefined) expectRunFolder(repository.root, wanted);
  const isolation = detectIsolation();
  const unverified = await unverifiedOf(run);
  expectSandbox(subject.name, unverified, isolation);
  const commit = await commitOf(run);
  const recorded = run.before ? run.before.commit : commit;
  const files = input === undefined ? undefined : await hashFolder(input);
  const name = twin === undefined ? component : `${twin}-${component}`;
  const batch = subject.asset.value.spec.batch!;
  const warm = batch.warm && many;
  const options = { isolation, committed: commit !== undefined, note, signal };
  for (const remark of unverified.length > 0
    ? [unverifiedRemark(unverified), ...isolation.remarks]
    : isolation.remarks)
    note(remark);
  const recordIn = (folder: string): StartRecord => {
    const its = files && { folder: relative(folder, input!), files };
    if (run.before && run.folder !== undefined) return earlierRecord(run.before, its);
    const about = { warm, isolation: isolation.mode, input: its, seed, timeoutSeconds };
    return newRecord(subject, { commit: recorded, verified: unverified.length === 0, ...about });
  };
  return withStaged(subject, options, async (staged) => {
    const folder = run.folder ?? makeRunFolder(repository.root, name, wanted);
    const running = performRun({
      program: {
        files: staged,
        component,
        alone: twin === undefined,
        command: batch.command,
        warm,
        isolation,
        timeoutMs: timeoutSeconds * 1000,
      },
      folder,
      input,
      cases,
      many,
      jobs,
      record: recordIn(folder),
      signal,
      onProgress,
    });
    running.catch((error) => tellRest(error, folder, { cwd, note }));
    return { folder, record: await running };
  });
}

/** A full disk, for example, leaves a run that can be continued. */
function tellRest(
  error: unknown,
  folder: string,
  { cwd, note }: Pick<RunSurroundings, 'cwd' | 'note'>,
): void {
  if (error instanceof DtaasError || !existsSync(join(folder, runManifestFile))) return;
  note(
    `The cases that have ended are kept. To run the others: dtaas run --again ${relative(cwd, folder) || '.'}`,
  );
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
