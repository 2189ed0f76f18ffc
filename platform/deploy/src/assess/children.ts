import type { Source } from '../world.ts';

/** The platform can't deploy children yet, so nobody should read a Healthy parent as a sign that its children run. */
export function remarksOnChildren(source: Source, twin: string): readonly string[] {
  const { children } = source.about(twin);
  if (!children) return [];
  const names = children.ids.join(', ');
  return [
    children.only
      ? `${twin} has only children (${names}). The platform doesn't run children yet, so nothing runs for ${twin}.`
      : `The platform doesn't run the children of ${twin} (${names}) yet: only the twin's own components run.`,
  ];
}
