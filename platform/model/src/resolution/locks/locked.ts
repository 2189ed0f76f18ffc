import { gt } from 'semver';
import type { KeyPath } from '../../document/document.ts';
import type { Asset, Lock, Twin } from '../../generated/types.ts';
import { type Available, isAsset, isAvailable, type Unavailable } from '../versions/available.ts';
import type { Finder } from '../versions/finder.ts';
import { librariesOf } from './libraries.ts';

/** A place in a twin's configuration that names something by reference and range, or whose asset does so for a library. */
export interface Request {
  readonly reference: string;
  readonly range: string;
  /** The mapping in the document that holds the reference and the range. */
  readonly path: KeyPath;
  /** The key of the reference in that mapping. */
  readonly key: 'asset' | 'twin';
  /** Of a library: the asset that uses it, and the name of the use. */
  readonly library?: { readonly user: Available<Asset>; readonly use: string };
}

/** Everything that a new lock of a twin has to hold. */
export function requestsOf(finder: Finder, twin: Twin): readonly Request[] {
  const own = ownRequestsOf(twin);
  const found = own.map((request) =>
    libraryRequestsOf(request, finder.find(request.reference, request.range)),
  );
  return [...own, ...found.flat()];
}

/** What the asset of a component uses as libraries. */
export function libraryRequestsOf(
  { path, key }: Request,
  outcome: Available | Unavailable,
): readonly Request[] {
  if (!isAvailable(outcome) || !isAsset(outcome)) return [];
  return librariesOf(outcome.value).map(({ use, reference, range }) => {
    return { reference, range, path, key, library: { user: outcome, use } };
  });
}

/** What a twin names itself, in the order of the text. */
export function ownRequestsOf(twin: Twin): readonly Request[] {
  const requests: Request[] = [];
  for (const [id, { asset, version }] of Object.entries(twin.spec.assets)) {
    requests.push({ reference: asset, range: version, path: ['spec', 'assets', id], key: 'asset' });
  }
  const emulator = twin.spec.physicalTwin?.emulator;
  if (emulator) {
    const path = ['spec', 'physicalTwin', 'emulator'];
    requests.push({ reference: emulator.asset, range: emulator.version, path, key: 'asset' });
  }
  for (const [name, { judge }] of Object.entries(twin.spec.test?.expect ?? {})) {
    if (!judge) continue;
    const path = ['spec', 'test', 'expect', name, 'judge'];
    requests.push({ reference: judge.asset, range: judge.version, path, key: 'asset' });
  }
  for (const [id, child] of Object.entries(twin.spec.children)) {
    const path = ['spec', 'children', id];
    requests.push({ reference: `twins/${child.twin}`, range: child.version, path, key: 'twin' });
  }
  return requests;
}

export type LockedReference = Lock['references'][number];

/** What a request leads to, and whether its lock says so. */
export interface Resolved {
  readonly request: Request;
  readonly outcome: Available | Unavailable;
  readonly lock:
    | 'agrees'
    /** There is no lock, or it has no entry for the request. */
    | 'missing'
    /** It names a version of a source that this clone has not fetched. */
    | 'unfetched'
    /** The files of the locked version have changed since they were locked, or the version can't be found. */
    | 'stale'
    /** It agrees, but a new lock would name a newer version. */
    | 'outdated';
  readonly locked?: IndexedReference;
  /** The newer version that a new lock would name. */
  readonly newer?: Available;
}

/** An entry of a lock and its place in the list. */
export interface IndexedReference extends LockedReference {
  readonly index: number;
}

/** Follows the lock. If the lock can't be followed, takes the version that a new lock would name. */
export function resolveRequest(finder: Finder, request: Request, lock: LockIndex): Resolved {
  const newest = finder.find(request.reference, request.range);
  const locked = lock.get(`${request.reference} ${request.range}`);
  if (!locked) return { request, outcome: newest, lock: 'missing' };
  if (isUnfetched(finder, locked)) return { request, outcome: newest, lock: 'unfetched', locked };
  if (!isAvailable(newest)) return { request, outcome: newest, lock: 'stale', locked };
  const chosen = follow(finder, locked);
  if (!chosen || chosen.digest !== locked.digest) return { request, outcome: newest, lock: 'stale', locked };
  if (chosen === newest || !gt(newest.version, chosen.version))
    return { request, outcome: chosen, lock: 'agrees', locked };
  return { request, outcome: chosen, lock: 'outdated', locked, newer: newest };
}

function follow(finder: Finder, locked: LockedReference): Available | undefined {
  const { reference, version, source, digest } = locked;
  if (source !== 'tree') {
    const published = finder.published(reference, version, source);
    return published?.commit === locked.commit ? published : undefined;
  }
  const inTree = finder.inTree(reference);
  if (inTree?.version === version && inTree.digest === digest) return inTree;
  // The tree has moved on: what was locked may have been published in the meantime.
  return finder.published(reference, version);
}

function isUnfetched(finder: Finder, { reference, version, source }: LockedReference): boolean {
  return source !== 'tree' && source !== 'tags' && !finder.published(reference, version, source);
}

/** Entries of a lock by reference and range. */
export type LockIndex = ReadonlyMap<string, IndexedReference>;

export function lockIndex(lock: Lock | undefined): LockIndex {
  const entries = lock?.references ?? [];
  return new Map(entries.map((entry, index) => [`${entry.reference} ${entry.range}`, { ...entry, index }]));
}
