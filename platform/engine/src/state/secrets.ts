import type { KindTable } from '../kinds/resource-kind.ts';
import type { ResourceState } from './checkpoint.ts';

/** The key with which Pulumi marks values that aren't plain JSON: secrets, files, archives, references. */
export const signatureKey = '4dabf18193072939515e22adb298388d';

/** Whether a value holds, at any depth, something that only looks like JSON: a secret, a file, an archive. */
export function holdsMarkedValue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return signatureKey in value || Object.values(value).some(holdsMarkedValue);
}

export interface WithoutSecrets {
  readonly resource: ResourceState;
  /** Properties that the provider says are secret and the table doesn't: `outputs.token`. */
  readonly unexpected: readonly string[];
}

/**
 * A resource as it may be recorded. The secret outputs of its kind are dropped, whatever their values look like; any
 * other value that isn't plain JSON is dropped, too, and named.
 */
export function withoutSecrets(table: KindTable, resource: ResourceState): WithoutSecrets {
  const secret = new Set(table.get(resource.type)?.secretOutputs ?? []);
  const unexpected: string[] = [];
  const clean = (value: unknown, path: readonly string[]): unknown => {
    if (!isProperties(path)) return plain(value, path);
    const kept = Object.entries(value as object).filter(([name]) => !secret.has(name));
    return Object.fromEntries(kept.map(([name, each]) => [name, plain(each, [...path, name])]));
  };
  const plain = (value: unknown, path: readonly string[]): unknown => {
    if (!holdsMarkedValue(value)) return value;
    unexpected.push(path.join('.'));
    return withoutMarked(value);
  };
  const fields = Object.entries(resource).map(([field, value]) => [field, clean(value, [field])]);
  return { resource: Object.fromEntries(fields) as ResourceState, unexpected };
}

function isProperties([field]: readonly string[]): boolean {
  return field === 'inputs' || field === 'outputs';
}

/** The value with `null` in place of each marked one. */
function withoutMarked(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (signatureKey in value) return null;
  if (Array.isArray(value)) return value.map(withoutMarked);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutMarked(each)]));
}
