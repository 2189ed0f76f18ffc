import type { KeyPath } from '../document/document.ts';
import type { Problem } from '../errors/problem.ts';
import type { Asset } from '../generated/types.ts';
import { type AssetFolder, kindOfFolder, nearestReference } from '../references/index.ts';
import { isAvailable, type Resolution, type ResolvedTwin, type Unavailable } from '../resolution/index.ts';
import type { Sourced } from '../tree/catalogue.ts';
import { at, eachAsset, eachTwin, type Rule } from './rule.ts';

export const referencesResolve: Rule = {
  ...eachAsset(usesResolve),
  ...eachTwin(requestsResolve),
};

function* requestsResolve(resolved: ResolvedTwin, resolution: Resolution): Iterable<Problem> {
  for (const { request, outcome, lock } of resolved.references) {
    // What its lock names isn't here; that is told at the lock.
    if (isAvailable(outcome) || lock === 'unfetched') continue;
    const paths = { reference: [...request.path, request.key], range: [...request.path, 'version'] };
    yield* unavailable(resolution, resolved.twin, outcome, request, paths);
  }
}

function* usesResolve(asset: Sourced<Asset>, resolution: Resolution): Iterable<Problem> {
  for (const [name, use] of Object.entries(asset.value.spec.uses)) {
    const path = ['spec', 'uses', name];
    if (use.asset === undefined) {
      if (use.version !== undefined) yield versionAlone(asset, path);
      continue;
    }
    const folder = use.asset.split('/')[0] as AssetFolder;
    if (kindOfFolder[folder] !== use.kind) {
      yield at(asset, [...path, 'asset'], {
        code: 'use-kind',
        message: `${use.asset} is of kind ${kindOfFolder[folder]}, but the use is of kind ${use.kind}`,
        hint: 'Correct the kind or the asset.',
      });
      continue;
    }
    const request = { reference: use.asset, range: use.version ?? '*' };
    const outcome = resolution.finder.find(request.reference, request.range);
    if (isAvailable(outcome)) continue;
    const paths = { reference: [...path, 'asset'], range: [...path, 'version'] };
    yield* unavailable(resolution, asset, outcome, request, paths);
  }
}

function* unavailable(
  resolution: Resolution,
  source: Sourced<unknown>,
  outcome: Unavailable,
  { reference, range }: { readonly reference: string; readonly range: string },
  paths: { readonly reference: KeyPath; readonly range: KeyPath },
): Iterable<Problem> {
  switch (outcome.reason) {
    case 'broken':
      return;
    case 'unknown': {
      const found = nearestReference(reference, resolution.finder.references());
      const near = reference.startsWith('twins/') ? found?.replaceAll('twins/', '') : found;
      yield at(source, paths.reference, {
        code: 'reference-unknown',
        message: `${reference} is neither in this tree nor among the published versions`,
        hint: [
          near === undefined
            ? 'Make it with `dtaas new`, or correct the reference.'
            : `Did you mean ${near}?`,
          ...(hasSources(resolution) ? ['If a source has it, fetch it with `dtaas lock`.'] : []),
        ].join(' '),
      });
      return;
    }
    case 'published-broken':
      yield at(source, paths.range, {
        code: 'version-broken',
        message: `${reference} ${outcome.version} is published, but its files can't be used${outcome.why === undefined ? '' : `: ${outcome.why}`}`,
        hint: "Its tag names a commit that this version of the platform can't read. Ask for another version, or publish a newer one.",
      });
      return;
    case 'range-invalid':
      yield at(source, paths.range, {
        code: 'range-invalid',
        message: `${JSON.stringify(range)} is not a range of versions`,
        hint: 'Write a range as npm has it, e.g. ^1, ~1.2, 1.0.0 or >=1 <3.',
      });
      return;
    case 'no-version':
      yield at(source, paths.range, {
        code: 'version-unknown',
        message: `No version of ${reference} is in the range ${range}`,
        hint: `There ${outcome.versions.length === 1 ? 'is' : 'are'} ${outcome.versions.slice(0, 8).join(', ')}.`,
      });
  }
}

function hasSources({ catalogue }: Resolution): boolean {
  return (catalogue.platform?.value.spec.sources.length ?? 0) > 0;
}

function versionAlone(source: Sourced<unknown>, path: KeyPath): Problem {
  return at(source, [...path, 'version'], {
    code: 'use-version-alone',
    message: 'A version is given without its asset',
    hint: 'Name the asset beside the version, or remove the version.',
  });
}
