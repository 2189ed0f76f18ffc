import type { ComponentState } from '../../generated/reports.ts';
import { own } from '../../references/index.ts';

/** The asset at one version that wrote a component's state, or that would read it. */
export interface StateWriter {
  readonly asset: string;
  readonly version: string;
}

export interface StateWriters {
  readonly [component: string]: StateWriter;
}

/**
 * Whether a component continues from a saved state. A state is in the form of the asset that wrote it, so another asset and
 * another major version begin anew.
 */
export function keepsState(saved: StateWriter | undefined, now: StateWriter | undefined): boolean {
  return saved !== undefined && now?.asset === saved.asset && majorOf(now) === majorOf(saved);
}

/** What becomes of each component's state where components that were saved as `saved` run as `now`. By component. */
export function componentStates(saved: StateWriters, now: StateWriters): readonly ComponentState[] {
  const components = [...new Set([...Object.keys(saved), ...Object.keys(now)])].sort();
  return components.map((component): ComponentState => {
    const [before, after] = [own(saved, component), own(now, component)];
    if (!before) return { component, state: 'new', words: `${component} is new and begins without a state` };
    const writer = `${before.asset} ${before.version}`;
    if (!after) {
      const words = `${component} is removed with its state, which ${writer} wrote`;
      return { component, state: 'removed', words };
    }
    if (!keepsState(before, after)) {
      const words = `${component} loses its state: ${writer} wrote it, and ${after.asset} ${after.version} begins anew`;
      return { component, state: 'replaced', words };
    }
    const isSame = before.version === after.version;
    const versions = isSame ? '' : `, which version ${before.version} wrote and ${after.version} reads`;
    return { component, state: 'kept', words: `${component} keeps its state${versions}` };
  });
}

function majorOf({ version }: StateWriter): string | undefined {
  return version.split('.')[0];
}
