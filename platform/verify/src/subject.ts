import type {
  Asset,
  Available,
  ComponentSpec,
  EnvironmentSpec,
  PlannedExpectation,
  Position,
  TestPlan,
  Twin,
  WorkspaceSpec,
} from '@dtaas/model';

/** Raise it when the meaning of a verification changes: all assets are then tested again. */
export const verifier = '1';

/** Something to verify: one version of an asset, or a twin with its test. */
export type Subject = AssetSubject | TwinSubject;

interface Common {
  /** `functions/kalman-filter`, `twins/incubator` */
  readonly reference: string;
  readonly version: string;
  /** Its assets: by the name of the use, or by the id of the component. */
  readonly uses: Readonly<Record<string, AssetSubject>>;
  /** Verification digest: it covers everything that the outcome depends on. */
  readonly digest: string;
  /** Why it can't be tested: for example a missing interpreter, or a use of an asset that doesn't exist. */
  readonly obstacle?: string | undefined;
}

/** One version of an asset as something to verify. */
export interface AssetSubject extends Common {
  readonly kind: 'asset';
  readonly asset: Available<Asset>;
  readonly environment: EnvironmentSpec;
  /** The digest of platforms before 0.2, whose records still count. It counts `asset.yaml` byte for byte. */
  readonly formerDigest: string;
  readonly test: Asset['spec']['test'];
}

/** A twin with its test as something to verify. */
export interface TwinSubject extends Common {
  readonly kind: 'twin';
  readonly name: string;
  readonly test: Twin['spec']['test'];
  /** What the test runs. Absent if there is no test, or none that can be run. */
  readonly run?: TwinTestRun;
}

/** A function that judges a run. */
export interface Judge {
  readonly component: ComponentSpec;
  /** Its batch. */
  readonly command: readonly string[];
}

export interface TwinTestRun {
  readonly workspace: WorkspaceSpec;
  readonly plan: TestPlan;
  /** By the name of the expectation. */
  readonly judges: Readonly<Record<string, Judge>>;
  /** The file of a trajectory. */
  readonly read: (path: string) => Uint8Array;
  /** Where an expectation stands, for messages. */
  readonly whereIs: (path: PlannedExpectation['path']) => Position;
}

/** The subjects and all assets that they use. A used asset comes before its users. */
export function inOrder(subjects: Iterable<Subject>): Subject[] {
  const ordered = new Set<Subject>();
  const add = (subject: Subject) => {
    if (ordered.has(subject)) return;
    for (const used of Object.values(subject.uses)) add(used);
    ordered.add(subject);
  };
  for (const subject of subjects) add(subject);
  return [...ordered];
}
