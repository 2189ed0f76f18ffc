import {
  type Asset,
  type Available,
  DtaasError,
  type EnvironmentSpec,
  environmentOf,
  type Finder,
  isAsset,
  isAvailable,
  testedContent,
  verificationDigest,
} from '@dtaas/model';

/** Raise it when the meaning of a verification changes: all assets are then tested again. */
export const verifier = '1';

/** One version of an asset as something to verify. */
export interface Subject {
  /** `functions/kalman-filter` */
  readonly reference: string;
  readonly version: string;
  readonly asset: Available<Asset>;
  readonly environment: EnvironmentSpec;
  /** By the name of the use. */
  readonly uses: Readonly<Record<string, Subject>>;
  /** Verification digest: it covers everything that the outcome depends on. */
  readonly digest: string;
  /** The digest of platforms before 0.2, whose records still count. It counts `asset.yaml` byte for byte. */
  readonly formerDigest: string;
  readonly test: Asset['spec']['test'];
  /** Why it can't be tested: for example a missing interpreter, or a use of an asset that doesn't exist. */
  readonly obstacle?: string;
}

/** Makes the subject of each version once. */
export interface Subjects {
  of(asset: Available<Asset>): Subject;
}

/** `environmentKey` is the sandbox's, or a test's. */
export function subjectsOf(finder: Finder, environmentKey: (spec: EnvironmentSpec) => string): Subjects {
  const made = new Map<string, Subject>();
  const making = new Set<string>();

  function of(asset: Available<Asset>): Subject {
    const name = `${asset.reference}@${asset.version} ${asset.digest}`;
    const known = made.get(name);
    if (known) return known;
    making.add(name);
    const subject = make(asset);
    making.delete(name);
    made.set(name, subject);
    return subject;
  }

  function make(asset: Available<Asset>): Subject {
    const obstacles: string[] = [];
    const uses: Record<string, Subject> = {};
    for (const [use, { asset: reference, version }] of Object.entries(asset.value.spec.uses)) {
      if (reference === undefined) continue; // The twin chooses the asset; tests don't use it.
      const found = finder.find(reference, version ?? '*');
      if (!isAvailable(found) || !isAsset(found)) {
        obstacles.push(`it uses ${reference} ${version ?? ''}, which isn't there`.replace(' ,', ','));
      } else if (making.has(`${found.reference}@${found.version} ${found.digest}`)) {
        obstacles.push(`it uses itself by way of ${reference}`);
      } else {
        uses[use] = of(found);
      }
    }
    const { spec, key } = environment(asset, obstacles);
    return {
      reference: asset.reference,
      version: asset.version,
      asset,
      environment: spec,
      uses,
      ...digestsOf(asset, uses, key),
      test: asset.value.spec.test,
      ...(obstacles.length > 0 ? { obstacle: obstacles.join('; ') } : {}),
    };
  }

  function environment(asset: Available<Asset>, obstacles: string[]): { spec: EnvironmentSpec; key: string } {
    try {
      const spec = environmentOf(asset);
      return { spec, key: environmentKey(spec) };
    } catch (error) {
      obstacles.push(explain(error));
      return { spec: { kind: 'none' }, key: 'none' };
    }
  }

  return { of };
}

function digestsOf(
  asset: Available<Asset>,
  uses: Readonly<Record<string, Subject>>,
  environment: string,
): Pick<Subject, 'digest' | 'formerDigest'> {
  const ofUses = (kind: 'digest' | 'formerDigest') =>
    Object.fromEntries(Object.entries(uses).map(([use, subject]) => [use, subject[kind]]));
  const same = { environment, verifier };
  return {
    digest: verificationDigest({ ...same, content: testedContent(asset), uses: ofUses('digest') }),
    formerDigest: verificationDigest({ ...same, content: asset.digest, uses: ofUses('formerDigest') }),
  };
}

function explain(error: unknown): string {
  if (!(error instanceof DtaasError)) throw error;
  return `${error.message} ${error.hint}`;
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
