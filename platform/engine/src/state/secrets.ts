import type { KindTable } from '../kinds/resource-kind.ts';
import type { ResourceState } from './checkpoint.ts';

/** The key with which Pulumi marks values that aren't plain JSON: secrets, files, archives, references. */
export const signatureKey = '4dabf18193072939515e22adb298388d';

/** Whether a value holds, at any depth, something that only looks like JSON: a secret, a file, an archive. */
export function holdsMarkedValue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return signatureKey in value || Object.values(value).some(holdsMarkedValue);
}

/**
 * A resource as it may be recorded. The secret outputs of its kind are dropped, whatever their values look like. Every
 * other value that isn't plain JSON becomes `null`, and its property is reported: `outputs.token`.
 */
export function withoutSecrets(
  table: KindTable,
  resource: ResourceState,
  report: (property: string) => void,
): ResourceState {
  const secret = table.get(resource.type)?.secretOutputs ?? [];
  const plain = (value: unknown, path: string): unknown => {
    if (!holdsMarkedValue(value)) return value;
    report(path);
    return withoutMarked(value);
  };
  const fields = Object.entries(resource).map(([field, value]): [string, unknown] => {
    if (field !== 'inputs' && field !== 'outputs') return [field, plain(value, field)];
    const kept = Object.entries(value as object).filter(([name]) => !secret.includes(name));
    return [field, Object.fromEntries(kept.map(([name, each]) => [name, plain(each, `${field}.${name}`)]))];
  });
  return Object.fromEntries(fields) as ResourceState;
}

/** The value with `null` in place of each marked one. */
function withoutMarked(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (signatureKey in value) return null;
  if (Array.isArray(value)) return value.map(withoutMarked);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutMarked(each)]));
}
