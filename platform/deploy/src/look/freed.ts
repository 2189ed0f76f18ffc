import type { TwinStatus, WorkspaceSpec } from '@dtaas/model';

/** What a workspace may use: as much as `twin.yaml` gives it, else what its components require together. */
export function usedBy({ resources, components }: WorkspaceSpec): NonNullable<TwinStatus['freed']> {
  const required = (key: 'cpu' | 'memoryBytes'): number | undefined => {
    const amounts = Object.values(components).flatMap(({ limits }) => limits[key] ?? []);
    return amounts.length === 0 ? undefined : amounts.reduce((total, amount) => total + amount, 0);
  };
  const used = {
    cpu: resources.cpu ?? required('cpu'),
    memoryBytes: resources.memoryBytes ?? required('memoryBytes'),
    diskBytes: resources.diskBytes,
  };
  return Object.fromEntries(Object.entries(used).filter(([, amount]) => amount !== undefined));
}
