import type { Source } from './world.ts';

/** Until families are deployed: nobody should take a parent that is Healthy for a family that runs. */
export function remarksOnChildren(source: Source, twin: string): readonly string[] {
  const { children } = source.about(twin);
  if (!children) return [];
  const names = children.ids.join(', ');
  return [
    children.only
      ? `${twin} has only children (${names}), and children aren’t run yet: nothing runs for it.`
      : `The children of ${twin} (${names}) aren’t run yet: only its own components are.`,
  ];
}
