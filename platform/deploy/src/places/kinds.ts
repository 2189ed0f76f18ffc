import { type ResourcesOf, workspaceReference } from '@dtaas/model';

/** What a kind of place asks the engine to make, and whether a runner runs there. */
interface PlaceKind {
  readonly resourcesOf: ResourcesOf;
  readonly hasRunner: boolean;
}

const kinds: { readonly [kind: string]: PlaceKind } = {
  process: { resourcesOf: one('dtaas:process:Workspace'), hasRunner: true },
  nop: { resourcesOf: one('dtaas:nop:Resource'), hasRunner: false },
};

function one(type: string): ResourcesOf {
  return ({ twin }) => ({ workspace: { type, inputs: { twin, spec: workspaceReference } } });
}

export const resourcesOf: ResourcesOf = (wanted) => kinds[wanted.place.kind]!.resourcesOf(wanted);

export function hasRunner(kind: string): boolean {
  return kinds[kind]?.hasRunner ?? true;
}
