import { dirname, join, resolve } from 'node:path';
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
} from '@dtaas/model';
import { contentsInHistory, readCommitTree } from '@dtaas/repository';
import { type Case, type Difference, differencesOf, hashFolder } from '@dtaas/runner';
import { carryOut, type RunOutcome, sdksOf } from './carry-out.ts';
import { batchMissing, runAssetGone, runCaseUnknown, runInputChanged } from './failures.ts';
import { expectFolder, readTextFile } from './input.ts';
import { type OpenFiles, openFiles } from './open-files.ts';
import type { RunRequest, RunSurroundings } from './request.ts';
import { aloneSubject, type Subject } from './subject.ts';

/** What `dtaas run --again` is asked for. Paths are relative to the folder in which it is called. */
export interface AgainRequest extends Pick<RunRequest, 'input' | 'output' | 'jobs'> {
  /** The path of a `run.json`. */
  readonly manifest: string;
  /** Only this case. */
  readonly case?: number | undefined;
}

export interface AgainOutcome extends RunOutcome {
  /** The output files that differ from those of the earlier run. */
  readonly differences: readonly Difference[];
}

/**
 * Repeats a run with the same assets, parameters, inputs and seeds, and compares the output files.
 *
 * @throws DtaasError `run-manifest-invalid`, `run-asset-gone`, `run-input-changed`, `usage-case-unknown`, and those of `runOnce`
 */
export async function runAgain(request: AgainRequest, surroundings: RunSurroundings): Promise<AgainOutcome> {
  const path = resolve(surroundings.cwd, request.manifest);
  const before = parseRunManifest(request.manifest, readTextFile('manifest', path));
  const cases = casesIn(before, request.case);
  const files = await openFiles(surroundings);
  const subject = await subjectBefore(files, before);
  const input = await inputBefore(before, request, path, surroundings.cwd);
  for (const remark of remarksOn(before, subject)) surroundings.note(remark);
  const many = before.cases.length > 1 || before.cases.some(({ output }) => output?.folder !== 'output');
  const { seed, timeoutSeconds } = before;
  const outcome = await carryOut(
    { ...files, subject, cases, many, input, before },
    { ...request, seed, timeoutSeconds },
    surroundings,
  );
  return { ...outcome, differences: differencesOf(before, outcome.record) };
}

/** What can't be as it was, and may be why the output files differ. */
function remarksOn(before: RunManifest, subject: Subject): readonly string[] {
  const remarks: string[] = [];
  if (before.platform !== platformVersion)
    remarks.push(
      `Version ${before.platform} of the platform made the run, and version ${platformVersion} repeated it.`,
    );
  const { sdk = {} } = sdksOf(subject);
  const changed = Object.entries(before.sdk ?? {}).filter(([language, digest]) => sdk[language] !== digest);
  for (const [language] of changed) remarks.push(`The SDK for ${language} has changed since the run.`);
  return remarks;
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
