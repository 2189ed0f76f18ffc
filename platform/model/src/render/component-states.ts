import { own } from '../references/own.ts';

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

/** What a deployment makes of the state of one component. */
export interface ComponentState {
  readonly component: string;
  /**
   * `kept`: the component continues from its state. `new`: the component has no state yet. `replaced`: another asset or major
   * version begins anew, without the state. `removed`: the component isn't part of the twin any more, nor is its state.
   */
  readonly state: 'kept' | 'new' | 'replaced' | 'removed';
  /** A line for people. */
  readonly words: string;
}

/** What becomes of each component's state where components that were saved as `saved` run as `now`. By component. */
export function componentStates(saved: StateWriters, now: StateWriters): readonly ComponentState[] {
  const components = [...new Set([...Object.keys(saved), ...Object.keys(now)])].sort();
  return components.map((component) => {
    const [before, after] = [own(saved, component), own(now, component)];
    const state = stateOf(before, after);
    return { component, state, words: words[state](component, before ?? after!, after ?? before!) };
  });
}

function stateOf(saved: StateWriter | undefined, now: StateWriter | undefined): ComponentState['state'] {
  if (!saved) return 'new';
  if (!now) return 'removed';
  return keepsState(saved, now) ? 'kept' : 'replaced';
}

const words = {
  kept: (component, saved, now) =>
    `${component} keeps its state${saved.version === now.version ? '' : `, which version ${saved.version} wrote and ${now.version} reads`}`,
  new: (component) => `${component} is new and begins without a state`,
  replaced: (component, saved, now) =>
    `${component} loses its state: ${printed(saved)} wrote it, and ${printed(now)} begins anew`,
  removed: (component, saved) => `${component} is removed with its state, which ${printed(saved)} wrote`,
} satisfies Record<
  ComponentState['state'],
  (component: string, saved: StateWriter, now: StateWriter) => string
>;

function printed({ asset, version }: StateWriter): string {
  return `${asset} ${version}`;
}

function majorOf({ version }: StateWriter): string | undefined {
  return version.split('.')[0];
}
