import type { ResourceKind } from '@dtaas/engine';
import { generationOf, isInstanceId, type JsonObject, parseJson, workspaceReference } from '@dtaas/model';
import { attempt } from '@dtaas/processes';
import type { PlaceKind, ResourceType } from './kind.ts';
import type { Observed, WorkspaceId } from './place.ts';
import { isHome } from './process/settings.ts';

/** A kind of place whose workspaces are resources of one type, which `workspaceResource` makes. */
export function workspaceKind(
  type: string,
  { moving, reaching }: Whereabouts = anywhere,
): Pick<PlaceKind, 'hasRunner' | 'resourcesOf' | 'resourceKinds' | 'identity'> {
  const row: ResourceKind = {
    type,
    inputs: ['twin', 'spec', ...moving, ...reaching],
    providerInputs: [],
    mark: ({ home, instance }) => ({ home, twin: instance }),
    isOurs({ inputs = {}, id = '' }, { home, instance }) {
      const { home: itsHome = home, twin = instance } = inputs;
      return itsHome === home && twin === instance && ['', `${home}/${instance}`].includes(id);
    },
    // The provider adopts the workspace that the home and the twin have.
    findAgain: 'create-again',
    secretOutputs: [],
    // The twin is saved first, and a workspace whose ring holds snapshots is not removed.
    losesData: false,
  };
  return {
    hasRunner: true,
    resourcesOf: ({ twin, place }) => ({
      workspace: { type, inputs: { twin, spec: workspaceReference, ...place.settings } },
    }),
    resourceKinds: [row],
    // A kind that names no settings leaves it to all of them whether two places are the same.
    ...(moving.length > 0 ? { identity: moving } : {}),
  };
}

/** What is done to a workspace, on the machine that has it. */
interface WorkspaceVerbs {
  /** Sees to it that one runner runs the spec, and returns its generation. Repeating it changes nothing. */
  ensure(id: WorkspaceId, spec: string): Promise<string>;
  observe(id: WorkspaceId): Promise<Observed | undefined>;
  remove(id: WorkspaceId): Promise<void>;
}

/** Settings of a place that are inputs of its workspaces, too. They are kept among the outputs. */
interface Whereabouts {
  /** Another value is another workspace. */
  readonly moving: readonly string[];
  /** Another value is another way to the same workspace. */
  readonly reaching: readonly string[];
}

const anywhere: Whereabouts = { moving: [], reaching: [] };

/**
 * The resource type of a workspace with a runner: inputs `{home, twin, spec}` with the spec as canonical JSON, outputs
 * `{home, twin, generation}`. The id is `<home>/<twin>`, however often the workspace is made.
 *
 * @param verbsAt the verbs at the place that the properties name
 */
export function workspaceResource(
  verbsAt: (properties: JsonObject) => WorkspaceVerbs,
  { moving, reaching }: Whereabouts = anywhere,
): ResourceType {
  const placeOf = (properties: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(properties).filter(([name]) => moving.includes(name) || reaching.includes(name)),
    );
  const ensure = async (inputs: JsonObject): Promise<JsonObject> => {
    const { home, twin, spec } = inputs as unknown as WorkspaceInputs;
    const generation = await verbsAt(placeOf(inputs)).ensure({ home, twin }, spec);
    return { home, twin, generation, ...placeOf(inputs) };
  };
  return {
    check: problemsOf,
    diff(existing, desired) {
      const { spec } = desired as unknown as WorkspaceInputs;
      const differing = (names: readonly string[]): readonly string[] =>
        names.filter((name) => existing[name] !== desired[name]);
      const replaces = differing(['home', 'twin', ...moving]);
      // `read` gives a workspace that lacks its runner or something else an empty generation, so that an update brings it back.
      const isOther = existing['generation'] !== generationOf(spec);
      return { changes: isOther || [...replaces, ...differing(reaching)].length > 0, replaces };
    },
    async create(_name, inputs) {
      const outputs = await ensure(inputs);
      return { id: `${outputs['home']}/${outputs['twin']}`, outputs };
    },
    async read(id, known) {
      const workspace = parseId(id);
      const seen = await verbsAt(placeOf(known)).observe(workspace);
      const isWhole = seen?.alive && !seen.isIncomplete;
      return seen && { ...workspace, ...placeOf(known), generation: isWhole ? seen.generation : '' };
    },
    update: (_id, _existing, desired) => ensure(desired),
    delete: (id, existing) => verbsAt(placeOf(existing)).remove(parseId(id)),
  };
}

/** Inputs that `problemsOf` accepts. */
type WorkspaceInputs = WorkspaceId & { readonly spec: string };

function problemsOf({ home, twin, spec }: JsonObject): { property: string; reason: string }[] {
  const problems = [];
  if (!isHome(home)) problems.push({ property: 'home', reason: 'it must be 16 hex digits' });
  if (!isInstanceId(twin)) problems.push({ property: 'twin', reason: "it must be a twin's id" });
  const parsed = attempt(() => parseJson(String(spec)) as { readonly components?: unknown });
  if (typeof spec !== 'string' || typeof parsed?.components !== 'object')
    problems.push({ property: 'spec', reason: "it must be the JSON of a workspace's spec" });
  return problems;
}

function parseId(id: string): WorkspaceId {
  const [home = '', twin = ''] = id.split('/');
  return { home, twin };
}
