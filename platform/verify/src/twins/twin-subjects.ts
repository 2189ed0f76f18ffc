import {
  type Asset,
  type Available,
  canonicalJson,
  DtaasError,
  judgeTwin,
  memoised,
  type Problem,
  type Resolution,
  type ResolvedComponent,
  type ResolvedTwin,
  readTest,
  renderJudge,
  renderTest,
  sha256,
  type TestPlan,
  verificationDigest,
  type WorkspaceSpec,
} from '@dtaas/model';
import { runnerDigest } from '@dtaas/runner';
import type { AssetSubject, Judge, TwinSubject, TwinTestRun } from '../subject.ts';

/** Raise it when the meaning of a twin's test changes: all twins are then tested again. */
const twinVerifier = '1';

/**
 * A twin as something to verify.
 *
 * @param subjectOf the subject of an asset
 */
export function twinSubject(
  resolution: Resolution,
  twin: ResolvedTwin,
  subjectOf: (asset: Available<Asset>) => AssetSubject,
): TwinSubject {
  const { metadata, spec } = twin.twin.value;
  const common = {
    kind: 'twin',
    reference: `twins/${twin.name}`,
    name: twin.name,
    version: metadata.version,
    test: spec.test,
  } as const;
  const { plan, problems } = readTest(twin, resolution);
  const none = { ...common, uses: {}, digest: '' } as const;
  if (!plan) return problems[0] ? { ...none, obstacle: inWords(problems[0]) } : none;
  const uses = usesOf(twin, subjectOf);
  try {
    const run = runOf(resolution, twin, plan);
    // Asked only about a twin without a record: what passed before had no problem, and judging takes as long as the rest.
    const obstacle = memoised((judged: ResolvedTwin) => obstacleOf(judged, resolution));
    return {
      ...common,
      uses,
      digest: digestOf(resolution, twin, run, uses),
      run,
      get obstacle() {
        return obstacle(twin);
      },
    };
  } catch (error) {
    if (!(error instanceof DtaasError)) throw error;
    return { ...common, uses, digest: '', obstacle: error.message.replace(/\.$/, '') };
  }
}

/** A lock that is not up to date stops a deployment. The test takes the versions that a new lock would name. */
function stopsTest({ severity, code }: Problem): boolean {
  return severity === 'error' && !code.startsWith('lock-');
}

function obstacleOf(twin: ResolvedTwin, resolution: Resolution): string | undefined {
  const problem = judgeTwin(twin, resolution).find(stopsTest);
  return problem && inWords(problem);
}

function inWords({ file, line, column, message }: Problem): string {
  return `${message} (${file}:${line}:${column}; for more: dtaas check ${file})`;
}

/** The assets of the components, the emulator and the judges, and the libraries of each. */
function usesOf(
  { components, emulator, judges }: ResolvedTwin,
  subjectOf: (asset: Available<Asset>) => AssetSubject,
): Readonly<Record<string, AssetSubject>> {
  const uses: Record<string, AssetSubject> = {};
  const add = (name: string, { asset, libraries }: ResolvedComponent) => {
    if (asset) uses[name] = subjectOf(asset);
    for (const [use, library] of libraries) if (library) uses[`${name}, ${use}`] = subjectOf(library);
  };
  for (const [id, component] of components) add(id, component);
  if (emulator) add(emulator.id, emulator);
  for (const [name, judge] of judges) add(`judge of ${name}`, judge);
  return uses;
}

function runOf(resolution: Resolution, twin: ResolvedTwin, plan: TestPlan): TwinTestRun {
  const judges = [...twin.judges].flatMap(([name, judge]): [string, Judge][] => {
    const command = judge.asset?.value.spec.batch?.command;
    if (!command) return [];
    return [[name, { component: renderJudge(resolution, twin, judge), command }]];
  });
  return {
    workspace: renderTest(resolution, twin, plan),
    plan,
    judges: Object.fromEntries(judges),
    read: (path) => resolution.catalogue.tree.read(path),
    whereIs: (path) => twin.twin.document.positionOfKey(path),
  };
}

/**
 * What the outcome of a test depends on: the rendered twin, the test, the files that it names, its assets, the runner and the
 * verifier. The digests of assets stand for their files, so a change of a title changes nothing.
 */
function digestOf(
  { catalogue: { tree } }: Resolution,
  { twin }: ResolvedTwin,
  { workspace, plan, judges }: TwinTestRun,
  uses: TwinSubject['uses'],
): string {
  const { timeout: _, ...test } = twin.value.spec.test!;
  const files = plan.expectations.flatMap(({ wanted }) =>
    wanted.kind === 'trajectory' ? [[wanted.file, tree.entries.get(wanted.file)?.id] as const] : [],
  );
  const parts = Object.entries(judges).map(([name, { component }]) => [name, component.parameters] as const);
  const content = {
    workspace: withoutDigests(workspace),
    test,
    files: Object.fromEntries(files),
    judges: Object.fromEntries(parts),
  };
  return verificationDigest({
    content: sha256(canonicalJson(content)),
    uses: Object.fromEntries(Object.entries(uses).map(([name, { digest }]) => [name, digest])),
    environment: `runner ${runnerDigest()}`,
    verifier: `twin ${twinVerifier}`,
  });
}

function withoutDigests({ components, ...workspace }: WorkspaceSpec) {
  const rest = Object.entries(components).map(
    ([id, { digest: _, ...component }]) => [id, component] as const,
  );
  return { ...workspace, components: Object.fromEntries(rest) };
}
