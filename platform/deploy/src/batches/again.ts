import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import {
  type Asset,
  type Available,
  isAsset,
  isAvailable,
  parseRunManifest,
  platformVersion,
  type RunManifest,
  readCatalogue,
  resolveCatalogue,
  runManifestFile,
} from '@dtaas/model';
import { attempt } from '@dtaas/processes';
import { contentsInHistory, readCommitTree } from '@dtaas/repository';
import { type Case, type Difference, differencesOf, hashFolder, withEnded } from '@dtaas/runner';
import { detectIsolation } from '@dtaas/sandbox';
import { carryOut, type RunOutcome } from './carry-out.ts';
import { batchMissing, runAssetGone, runCaseUnknown, runInputChanged, runPartsDiffer } from './failures.ts';
import { expectFolder, readTextFile } from './input.ts';
import { type OpenFiles, openFiles } from './open-files.ts';
import { sdksOf } from './record.ts';
import type { RunRequest, RunSurroundings } from './request.ts';
import { aloneSubject, type Subject } from './subject.ts';

/** What `dtaas run --again` is asked for. Paths are relative to the folder in which it is called. */
export interface AgainRequest extends Pick<RunRequest, 'input' | 'output' | 'jobs'> {
  /** The path of a `run.json`, or of its folder. */
  readonly manifest: string;
  /** Only this case. */
  readonly case?: number | undefined;
}

export interface AgainOutcome extends RunOutcome {
  /** The output files that differ from those of the earlier run. */
  readonly differences: readonly Difference[];
}

/**
 * Does what is left of a run that was killed or stopped, in its folder. A run that has ended is repeated with the same assets,
 * parameters, inputs and seeds, and the output files are compared; so is any run if one case or another folder is asked for.
 *
 * @throws DtaasError `run-manifest-invalid`, `run-asset-gone`, `run-input-changed`, `run-parts-differ`, `usage-case-unknown`, and
 *   those of `runOnce`
 */
export async function runAgain(
  request: AgainRequest,
  surroundings: RunSurroundings,
): Promise<RunOutcome | AgainOutcome> {
  const path = manifestAt(resolve(surroundings.cwd, request.manifest));
  const folder = dirname(path);
  const before = withEnded(parseRunManifest(request.manifest, readTextFile('manifest', path)), folder);
  const cases = casesIn(before, request.case);
  const isWhole = request.case === undefined && request.output === undefined;
  const isContinued = isWhole && isLeft(before) && basename(path) === runManifestFile;
  const files = await openFiles(surroundings);
  const subject = await subjectBefore(files, before);
  const input = await inputBefore(before, request, path, surroundings.cwd);
  const changes = changesSince(before, subject);
  if (isContinued && changes.length > 0) throw runPartsDiffer({ folder: request.manifest, changes });
  for (const change of changes) surroundings.note(change);
  const many = isOfMany(before, folder);
  const { seed, timeoutSeconds } = before;
  const continued = isContinued ? { folder } : {};
  const outcome = await carryOut(
    { ...files, subject, cases, many, input, before, ...continued },
    { ...request, seed, timeoutSeconds },
    surroundings,
  );
  return isContinued ? outcome : { ...outcome, differences: differencesOf(before, outcome.record) };
}

function manifestAt(path: string): string {
  return attempt(() => statSync(path))?.isDirectory() ? join(path, runManifestFile) : path;
}

function isLeft({ outcome }: RunManifest): boolean {
  return outcome === 'unfinished' || outcome === 'stopped';
}

/** Whether it was a run with `--cases`, which may have had a single case. */
function isOfMany({ cases }: RunManifest, folder: string): boolean {
  const elsewhere = cases.some(({ output }) => output && output.folder !== 'output');
  return cases.length > 1 || elsewhere || existsSync(join(folder, 'cases'));
}

/** What isn't as it was, and may be why the output files differ. */
function changesSince(before: RunManifest, subject: Subject): readonly string[] {
  const changes: string[] = [];
  if (before.platform !== platformVersion)
    changes.push(
      `The run began with version ${before.platform} of the platform; this is version ${platformVersion}.`,
    );
  const { mode } = detectIsolation();
  if (before.isolation !== mode)
    changes.push(`The run began with the sandbox ${before.isolation}; the sandbox is now ${mode}.`);
  const { sdk = {} } = sdksOf(subject);
  const changed = Object.entries(before.sdk ?? {}).filter(([language, digest]) => sdk[language] !== digest);
  for (const [language] of changed) changes.push(`The SDK for ${language} has changed since the run began.`);
  return changes;
}

function casesIn({ cases }: RunManifest, wanted: number | undefined): readonly Case[] {
  const chosen = wanted === undefined ? cases : cases.filter((each) => each.case === wanted);
  if (chosen.length === 0) throw runCaseUnknown({ case: wanted!, last: cases.at(-1)!.case });
  return chosen.map(({ case: number, name, parameters, input, seed }) => ({
    number,
    ...(name === undefined ? {} : { name }),
    parameters,
    ...(input === undefined ? {} : { input }),
    seed,
  }));
}

/** The assets of the run, found by their digests, with the parameters that they had. */
async function subjectBefore(files: OpenFiles, before: RunManifest): Promise<Subject> {
  const { twin, component, asset, uses, commit } = before;
  const named = await assetBefore(files, asset, commit);
  if (!named.value.spec.batch) throw batchMissing({ subject: asset.asset, having: [] });
  const used = Object.entries(uses).map(
    async ([use, its]) => [use, await assetBefore(files, its, commit)] as const,
  );
  const alone = aloneSubject(named, Object.fromEntries(await Promise.all(used)));
  const { [alone.component]: own, ...components } = alone.workspace.components;
  const withBefore = Object.entries(own!.uses).map(([use, id]) => {
    return [id, { ...components[id]!, parameters: uses[use]?.parameters ?? {} }] as const;
  });
  const id = component ?? alone.component;
  return {
    ...alone,
    ...(twin === undefined ? {} : { name: `${twin} ${id}`, twin }),
    component: id,
    workspace: {
      ...alone.workspace,
      twin: twin ?? alone.workspace.twin,
      components: { ...Object.fromEntries(withBefore), [id]: own! },
    },
  };
}

/**
 * Looks where versions are: in the files here, among the published versions, and then in the history.
 *
 * @throws DtaasError `run-asset-gone`
 */
async function assetBefore(
  { repository, resolution: { finder, catalogue } }: OpenFiles,
  { asset: reference, version, digest }: RunManifest['asset'],
  commit: string | undefined,
): Promise<Available<Asset>> {
  const sources = new Set(catalogue.published.map(({ source }) => source));
  const near = [
    finder.inTree(reference),
    ...[...sources].map((source) => finder.published(reference, version, source)),
  ];
  const found = near.find((each) => each?.digest === digest);
  if (found && isAvailable(found) && isAsset(found)) return found;
  const directory = `assets/${reference}`;
  for (const each of [...(commit ? [commit] : []), ...(await contentsInHistory(repository, directory))]) {
    const tree = await readCommitTree(repository, each, { under: [directory] }).catch(() => undefined);
    const then = tree && (await resolveCatalogue(readCatalogue(tree).catalogue)).finder.inTree(reference);
    if (then?.digest === digest && isAsset(then)) return then;
  }
  throw runAssetGone({ asset: reference, version, digest });
}

/** The input folder, whose files must be those of the run. */
async function inputBefore(
  { input }: RunManifest,
  request: AgainRequest,
  manifest: string,
  cwd: string,
): Promise<string | undefined> {
  if (!input) return undefined;
  const folder =
    request.input === undefined ? join(dirname(manifest), input.folder) : resolve(cwd, request.input);
  expectFolder('input folder', folder);
  const now = await hashFolder(folder);
  const paths = [...new Set([...Object.keys(input.files), ...Object.keys(now)])];
  const changed = paths.filter((path) => input.files[path]?.sha256 !== now[path]?.sha256);
  if (changed.length > 0) throw runInputChanged({ folder, paths: changed });
  return folder;
}
