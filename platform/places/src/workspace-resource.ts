import { generationOf, isInstanceId, type JsonObject, parseJson } from '@dtaas/model';
import type { Observed, WorkspaceId } from './place.ts';
import type { ResourceType } from './plugin/resource-type.ts';
import { isHome } from './process/settings.ts';

/** What a workspace's resource does, where the workspace is. */
export interface WorkspaceVerbs {
  /** Sees to it that one runner runs the spec, and answers its generation. Repeating it changes nothing. */
  ensure(id: WorkspaceId, spec: string): Promise<string>;
  observe(id: WorkspaceId): Promise<Observed | undefined>;
  remove(id: WorkspaceId): Promise<void>;
}

/** Inputs, besides those of every workspace, that say where the workspace is. They are kept among the outputs. */
export interface Whereabouts {
  /** Another value is another workspace. */
  readonly moving?: readonly string[];
  /** Another value is another way to the same workspace. */
  readonly reaching?: readonly string[];
}

/**
 * The resource type of a workspace with a runner: inputs `{home, twin, spec}` with the spec as canonical JSON, output
 * `{home, twin, generation}`. Its id is `<home>/<twin>`, the same however often it is made; so is the workspace.
 *
 * @param verbsAt the verbs at the place that the properties name
 */
export function workspaceResource(
  verbsAt: (properties: JsonObject) => WorkspaceVerbs,
  { moving = [], reaching = [] }: Whereabouts = {},
): ResourceType {
  const ensure = async (inputs: JsonObject): Promise<JsonObject> => {
    const { home, twin, spec } = read(inputs);
    const generation = await verbsAt(inputs).ensure({ home, twin }, spec);
    return { home, twin, generation, ...placeOf(inputs) };
  };
  const placeOf = (properties: JsonObject): JsonObject =>
    Object.fromEntries(
      [...moving, ...reaching].flatMap((name) => {
        const value = properties[name];
        return value === undefined ? [] : [[name, value]];
      }),
    );
  return {
    check: problemsOf,
    diff(existing, desired) {
      const { spec } = read(desired);
      const differing = (names: readonly string[]) =>
        names.filter((name) => existing[name] !== desired[name]);
      const moved = differing(['home', 'twin', ...moving]);
      // A workspace whose runner is gone reads as one of no generation, so that an update brings it back.
      const changed = existing['generation'] === generationOf(spec) ? [] : ['spec'];
      return { changed: [...moved, ...differing(reaching), ...changed], replace: moved.length > 0 };
    },
    async create(_name, inputs) {
      const outputs = await ensure(inputs);
      return { id: `${outputs['home']}/${outputs['twin']}`, outputs };
    },
    async read(id, known) {
      const workspace = parseId(id);
      const seen = await verbsAt(known).observe(workspace);
      return seen && { ...workspace, ...placeOf(known), generation: seen.alive ? seen.generation : '' };
    },
    update: (_id, _existing, desired) => ensure(desired),
    delete: (id, existing) => verbsAt(existing).remove(parseId(id)),
  };
}

function problemsOf({ home, twin, spec }: JsonObject): { property: string; reason: string }[] {
  const problems = [];
  if (!isHome(home)) problems.push({ property: 'home', reason: 'it must be 16 hex digits' });
  if (!isInstanceId(twin)) problems.push({ property: 'twin', reason: "it must be a twin's id" });
  if (!isObjectText(spec))
    problems.push({ property: 'spec', reason: "it must be the JSON of a workspace's spec" });
  return problems;
}

function isObjectText(value: unknown): boolean {
  try {
    return (
      typeof value === 'string' &&
      typeof (parseJson(value) as { components?: unknown }).components === 'object'
    );
  } catch {
    return false;
  }
}

function read(inputs: JsonObject): { home: string; twin: string; spec: string } {
  const { home, twin, spec } = inputs;
  if (typeof home !== 'string' || typeof twin !== 'string' || typeof spec !== 'string') {
    throw new Error('a workspace needs home, twin and spec');
  }
  return { home, twin, spec };
}

function parseId(id: string): WorkspaceId {
  const [home = '', twin = ''] = id.split('/');
  return { home, twin };
}
