import type { Asset } from '../generated/types.ts';
import { type AssetFolder, kindOfFolder, nearestReference } from '../references/index.ts';
import { isAvailable, type Resolution, type ResolvedTwin, type Unavailable } from '../resolution/index.ts';
import {
  at,
  atKey,
  eachAsset,
  eachTwin,
  type KeyPath,
  type Problem,
  type Rule,
  type Sourced,
} from './rule.ts';

export const referencesResolve: Rule = {
  ...eachAsset(usesResolve),
  ...eachTwin(requestsResolve),
};

function* requestsResolve({ references, twin }: ResolvedTwin, resolution: Resolution): Iterable<Problem> {
  for (const { request, outcome, lock } of references) {
    // A locked version that this clone does not have is reported at the lock.
    if (isAvailable(outcome) || lock === 'unfetched') continue;
    const { library, path, key } = request;
    // The library of an asset in the tree is reported at the asset.
    if (library?.user.source === 'tree') continue;
    const found = unavailable(resolution, twin, outcome, request, path, key);
    const user = library && `${library.user.reference} ${library.user.version} uses a library: `;
    for (const problem of found) yield { ...problem, message: `${user ?? ''}${problem.message}` };
  }
}

function* usesResolve(asset: Sourced<Asset>, resolution: Resolution): Iterable<Problem> {
  yield* testUsesResolve(asset, resolution);
  for (const [name, use] of Object.entries(asset.value.spec.uses)) {
    const path = ['spec', 'uses', name];
    if (use.asset === undefined) {
      if (use.version === undefined) continue;
      yield at(asset, [...path, 'version'], {
        code: 'use-version-alone',
        message: 'A version is given without its asset',
        hint: 'Name the asset beside the version, or remove the version.',
      });
      continue;
    }
    const kind = kindOfFolder[use.asset.split('/')[0] as AssetFolder];
    if (kind !== use.kind) {
      yield at(asset, [...path, 'asset'], {
        code: 'use-kind',
        message: `${use.asset} is of kind ${kind}, but the use is of kind ${use.kind}`,
        hint: 'Correct the kind or the asset.',
      });
      continue;
    }
    const request = { reference: use.asset, range: use.version ?? '*' };
    const outcome = resolution.finder.find(request.reference, request.range);
    if (!isAvailable(outcome)) yield* unavailable(resolution, asset, outcome, request, path, 'asset');
  }
}

function* testUsesResolve(asset: Sourced<Asset>, resolution: Resolution): Iterable<Problem> {
  const { uses, test } = asset.value.spec;
  for (const [name, use] of Object.entries(test?.uses ?? {})) {
    const path = ['spec', 'test', 'uses', name];
    if (Object.hasOwn(uses, name)) {
      yield atKey(asset, path, {
        code: 'test-use-taken',
        message: `The tests use ${use.asset} as ${name}, which is a use of the asset itself`,
        hint: 'Choose another name here.',
      });
    }
    const request = { reference: use.asset, range: use.version ?? '*' };
    const outcome = resolution.finder.find(request.reference, request.range);
    if (!isAvailable(outcome)) yield* unavailable(resolution, asset, outcome, request, path, 'asset');
  }
}

/** A reference without an asset or a twin is wrong at `key`, and a range without a version is wrong at `version`. */
function* unavailable(
  resolution: Resolution,
  source: Sourced<unknown>,
  outcome: Unavailable,
  { reference, range }: { readonly reference: string; readonly range: string },
  path: KeyPath,
  key: string,
): Iterable<Problem> {
  switch (outcome.reason) {
    case 'broken':
      return;
    case 'unknown':
      yield at(source, [...path, key], {
        code: 'reference-unknown',
        message: `${reference} is neither in this tree nor among the published versions`,
        hint: hintFor(reference, resolution),
      });
      return;
    case 'published-broken':
      yield at(source, [...path, 'version'], {
        code: 'version-broken',
        message: `${reference} ${outcome.version} is published, but its files can't be used${outcome.why === undefined ? '' : `: ${outcome.why}`}`,
        hint: "Its tag names a commit that this version of the platform can't read. Ask for another version, or publish a newer one.",
      });
      return;
    case 'range-invalid':
      yield at(source, [...path, 'version'], {
        code: 'range-invalid',
        message: `${JSON.stringify(range)} is not a range of versions`,
        hint: 'Write a range as npm has it, e.g. ^1, ~1.2, 1.0.0 or >=1 <3.',
      });
      return;
    case 'no-version':
      yield at(source, [...path, 'version'], {
        code: 'version-unknown',
        message: `No version of ${reference} is in the range ${range}`,
        hint: `There ${outcome.versions.length === 1 ? 'is' : 'are'} ${outcome.versions.slice(0, 8).join(', ')}.`,
      });
  }
}

function hintFor(reference: string, { finder, catalogue }: Resolution): string {
  const found = nearestReference(reference, finder.references());
  const near = reference.startsWith('twins/') ? found?.replaceAll('twins/', '') : found;
  const hint =
    near === undefined ? 'Make it with `dtaas new`, or correct the reference.' : `Did you mean ${near}?`;
  const hasSources = (catalogue.platform?.value.spec.sources.length ?? 0) > 0;
  return hasSources ? `${hint} If a source has it, fetch it with \`dtaas lock\`.` : hint;
}
