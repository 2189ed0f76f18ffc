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
import { type AssetSubject, verifier } from '../subject.ts';
import { sdksImportedBy } from './imported-sdks.ts';

/** Returns a function that makes the subject of each version once. */
export function assetSubjects(finder: Finder, cache?: ParseCache): (asset: Available<Asset>) => AssetSubject {
  const made = new Map<string, AssetSubject | 'being made'>();

  function subjectOf(asset: Available<Asset>): AssetSubject | 'being made' {
    const name = `${asset.reference}@${asset.version} ${asset.digest}`;
    if (!made.has(name)) {
      made.set(name, 'being made');
      made.set(name, make(asset));
    }
    return made.get(name)!;
  }

  function make(asset: Available<Asset>): AssetSubject {
    const obstacles: string[] = [];
    const uses: Record<string, AssetSubject> = {};
    const { uses: ownUses, test } = asset.value.spec;
    for (const [use, { asset: reference, version }] of Object.entries({ ...test?.uses, ...ownUses })) {
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
      kind: 'asset',
      reference: asset.reference,
      version: asset.version,
      asset,
      environment,
      uses,
      ...digestsOf(asset, uses, { environment: key, verifier, ...sdkOf(asset, cache) }),
      test,
      ...(obstacles.length > 0 ? { obstacle: obstacles.join('; ') } : {}),
    };
  }

  // Only a use finds a subject that is being made.
  return (asset) => subjectOf(asset) as AssetSubject;
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
  uses: Readonly<Record<string, AssetSubject>>,
  same: Omit<VerificationSubject, 'content' | 'uses'>,
): Pick<AssetSubject, 'digest' | 'formerDigest'> {
  const ofUses = (kind: 'digest' | 'formerDigest') =>
    Object.fromEntries(Object.entries(uses).map(([use, subject]) => [use, subject[kind]]));
  return {
    digest: verificationDigest({ ...same, content: testedContent(asset), uses: ofUses('digest') }),
    formerDigest: verificationDigest({ ...same, content: asset.digest, uses: ofUses('formerDigest') }),
  };
}

/** The digests of the SDKs that an asset imports. All other assets keep their verification when an SDK changes. */
export function sdkOf(asset: Available<Asset>, cache?: ParseCache): Pick<VerificationSubject, 'sdk'> {
  const imported = sdksImportedBy(asset, cache);
  if (imported.length === 0) return {};
  const digests = sdkDigests(sdkFolder());
  return { sdk: Object.fromEntries(imported.map((language) => [language, digests[language]])) };
}
