import type { Lock } from '../generated/types.ts';
import { type IndexedReference, isAvailable, type Resolved, type ResolvedTwin } from '../resolution/index.ts';
import { at, eachTwin, type Finding, type Problem, type Sourced } from './rule.ts';
import { wayBack } from './twins/children.ts';

export const locksAgree = eachTwin(function* (resolved, { catalogue }) {
  const { name, twin, references } = resolved;
  if (catalogue.broken.has(`twins/${name}/twin.lock`)) return;
  const lock = catalogue.locks.get(name);
  const found = references.filter(({ outcome, lock }) => isAvailable(outcome) || lock === 'unfetched');
  const hint = `Run dtaas lock ${name}.`;
  if (!lock) {
    if (found.length === 0) return;
    const message = `${name} has no twin.lock, which fixes the versions that it uses`;
    yield at(twin, [], { code: 'lock-missing', message, hint });
    return;
  }
  const sources = catalogue.platform?.value.spec.sources.map((source) => source.name);
  for (const reference of found) yield* entryAgrees(resolved, lock, reference, sources, hint);
  // An entry without a reference may belong to a mistyped reference, or to a reference whose new entry is missing.
  if (references.some(({ outcome, lock }) => !isAvailable(outcome) || lock === 'missing')) return;
  const wanted = new Set(references.map(({ request }) => `${request.reference} ${request.range}`));
  for (const [index, { reference, range }] of lock.value.references.entries()) {
    if (wanted.has(`${reference} ${range}`)) continue;
    const message = `The lock has an entry for ${reference} ${range}, which ${twin.document.file} does not name`;
    yield at(lock, ['references', index], { code: 'lock-stale', message, hint });
  }
});

function* entryAgrees(
  { name, twin, children }: ResolvedTwin,
  lock: Sourced<Lock>,
  { request, outcome, locked, newer, lock: state }: Resolved,
  sources: readonly string[] | undefined,
  hint: string,
): Iterable<Problem> {
  if (state === 'agrees') return;
  const path = ['references', locked?.index ?? 0];
  if (state === 'unfetched') {
    yield at(lock, [...path, 'source'], unfetched(locked!, sources));
    return;
  }
  if (!isAvailable(outcome)) return;
  const what = `${request.reference} ${request.range}`;
  if (state === 'missing') {
    const other = lock.value.references.find((entry) => entry.reference === request.reference);
    const message = `${lock.document.file} has no entry for ${what}${other ? `, only for ${other.range}` : ''}`;
    yield at(twin, [...request.path, other ? 'version' : request.key], { code: 'lock-stale', message, hint });
    return;
  }
  if (state === 'outdated') {
    yield at(lock, [...path, 'version'], {
      code: 'lock-outdated',
      severity: 'warning',
      message: `${what} is locked at ${locked!.version}, and ${newer!.version} is available`,
      hint: `${hint} Or keep the locked version.`,
    });
    return;
  }
  const child = request.key === 'twin' ? children.get(String(request.path.at(-1))) : undefined;
  // In a circle of children no lock can be right, because each lock is a file of a twin that another lock fixes.
  if (wayBack(name, child?.definition())) return;
  if (outcome.version !== locked!.version) {
    const message = `${what} is locked at ${locked!.version}, and this tree has ${outcome.version} now`;
    yield at(lock, path, { code: 'lock-stale', message, hint });
    return;
  }
  yield at(lock, path, {
    code: 'lock-stale',
    message: `${what} is locked at ${locked!.version}, and the digest of its files has changed since`,
    hint: `Either the files have changed, or a platform before 0.2 wrote the lock and left all Markdown out of the digest. ${hint}`,
  });
}

function unfetched(
  { reference, version, source }: IndexedReference,
  sources: readonly string[] | undefined,
): Finding {
  const isNamed = sources?.includes(source) ?? true;
  const why = isNamed ? 'this clone does not have it' : 'platform.yaml has no source of that name';
  return {
    code: 'source-unfetched',
    message: `${reference} ${version} comes from the source ${source}, but ${why}`,
    hint: isNamed
      ? `Fetch the locked versions: dtaas lock --fetch. If ${source} no longer has the version, lock again: dtaas lock.`
      : 'Add the source to platform.yaml, or lock again: dtaas lock.',
  };
}
