import {
  type Asset,
  type Available,
  DtaasError,
  type EnvironmentSpec,
  environmentOf,
  type Finder,
  isAsset,
  isAvailable,
  type ParseCache,
  testedContent,
  type VerificationSubject,
  verificationDigest,
} from '@dtaas/model';
import { environmentKey, sdkDigests, sdkFolder } from '@dtaas/sandbox';
import { sdksImportedBy } from './imported-sdks.ts';

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

/** Returns a function that makes the subject of each version once. */
export function subjectsOf(finder: Finder, cache?: ParseCache): (asset: Available<Asset>) => Subject {
  const made = new Map<string, Subject | 'being made'>();

  function subjectOf(asset: Available<Asset>): Subject | 'being made' {
    const name = `${asset.reference}@${asset.version} ${asset.digest}`;
    if (!made.has(name)) {
      made.set(name, 'being made');
      made.set(name, make(asset));
    }
    return made.get(name)!;
  }

  function make(asset: Available<Asset>): Subject {
    const obstacles: string[] = [];
    const uses: Record<string, Subject> = {};
    for (const [use, { asset: reference, version }] of Object.entries(asset.value.spec.uses)) {
      if (reference === undefined) continue; // The twin chooses the asset; tests don't use it.
      const found = finder.find(reference, version ?? '*');
      const used = isAvailable(found) && isAsset(found) ? subjectOf(found) : undefined;
      if (used === undefined)
        obstacles.push(`it uses ${[reference, version].filter(Boolean).join(' ')}, which isn't there`);
      else if (used === 'being made') obstacles.push(`it uses itself by way of ${reference}`);
      else uses[use] = used;
    }
    const { environment, key } = environmentIn(asset, obstacles);
    return {
      reference: asset.reference,
      version: asset.version,
      asset,
      environment,
      uses,
      ...digestsOf(asset, uses, { environment: key, verifier, ...sdkOf(asset, cache) }),
      test: asset.value.spec.test,
      ...(obstacles.length > 0 ? { obstacle: obstacles.join('; ') } : {}),
    };
  }

  // Only a use finds a subject that is being made.
  return (asset) => subjectOf(asset) as Subject;
}

function environmentIn(
  asset: Available<Asset>,
  obstacles: string[],
): { readonly environment: EnvironmentSpec; readonly key: string } {
  try {
    const environment = environmentOf(asset);
    return { environment, key: environmentKey(environment) };
  } catch (error) {
    if (!(error instanceof DtaasError)) throw error;
    obstacles.push(`${error.message} ${error.hint}`);
    return { environment: { kind: 'none' }, key: 'none' };
  }
}

function digestsOf(
  asset: Available<Asset>,
  uses: Readonly<Record<string, Subject>>,
  same: Omit<VerificationSubject, 'content' | 'uses'>,
): Pick<Subject, 'digest' | 'formerDigest'> {
  const ofUses = (kind: 'digest' | 'formerDigest') =>
    Object.fromEntries(Object.entries(uses).map(([use, subject]) => [use, subject[kind]]));
  return {
    digest: verificationDigest({ ...same, content: testedContent(asset), uses: ofUses('digest') }),
    formerDigest: verificationDigest({ ...same, content: asset.digest, uses: ofUses('formerDigest') }),
  };
}

/** The digests of the SDKs that an asset imports. All other assets keep their verification when an SDK changes. */
function sdkOf(asset: Available<Asset>, cache?: ParseCache): Pick<VerificationSubject, 'sdk'> {
  const imported = sdksImportedBy(asset, cache);
  if (imported.length === 0) return {};
  const digests = sdkDigests(sdkFolder());
  return { sdk: Object.fromEntries(imported.map((language) => [language, digests[language]])) };
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
