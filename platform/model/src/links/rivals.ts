import type { PhysicalTwinSpec } from '../workspace.ts';
import { linkKind } from './registry.ts';
import { linksOf } from './rendered.ts';

/** The titles of the links over which two runners of a twin could both command the physical twin. */
export function linksOfRivals(spec: PhysicalTwinSpec | undefined): readonly string[] {
  if (!spec || spec.mode === 'shadow') return [];
  const commanding = [...linksOf(spec).values()].filter(({ commands }) => Object.keys(commands).length > 0);
  const kinds = new Set(commanding.map(({ link }) => linkKind(link.protocol)));
  return [...kinds].filter(({ takesOver }) => !takesOver).map(({ title }) => title);
}
