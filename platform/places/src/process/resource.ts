import { generationOf, isInstanceId, type JsonObject, parseJson } from '@dtaas/model';
import type { WorkspaceId } from '../place.ts';
import type { ResourceType } from '../plugin/resource-type.ts';
import { isHome, type ProcessSettings } from './settings.ts';
import { ensureWorkspace, readWorkspace, removeWorkspace } from './workspace.ts';

/**
 * `dtaas:process:Workspace`: inputs `{home, twin, spec}` with the spec as canonical JSON, output `{home, twin,
 * generation}`. Its id is `<home>/<twin>`, the same however often it is made; so is the workspace.
 */
export function workspaceType(settings: ProcessSettings): ResourceType {
  const ensure = async (inputs: JsonObject): Promise<JsonObject> => {
    const { home, twin, spec } = read(inputs);
    return { home, twin, generation: await ensureWorkspace(settings, { home, twin }, spec) };
  };
  return {
    check: problemsOf,
    diff(existing, desired) {
      const { home, twin, spec } = read(desired);
      // A workspace whose runner is gone reads as one of no generation, so that an update brings it back.
      const changed = existing['generation'] === generationOf(spec) ? [] : ['spec'];
      const moved = ['home', 'twin'].filter((name) => existing[name] !== { home, twin }[name]);
      return { changed: [...moved, ...changed], replace: moved.length > 0 };
    },
    async create(_name, inputs) {
      const outputs = await ensure(inputs);
      return { id: `${outputs['home']}/${outputs['twin']}`, outputs };
    },
    async read(id) {
      const workspace = parseId(id);
      const seen = await readWorkspace(settings, workspace);
      return seen && { ...workspace, generation: seen.alive ? seen.generation : '' };
    },
    update: (_id, _existing, desired) => ensure(desired),
    delete: (id) => removeWorkspace(settings, parseId(id)),
  };
}

function problemsOf({ home, twin, spec }: JsonObject): { property: string; reason: string }[] {
  const problems = [];
  if (!isHome(home)) problems.push({ property: 'home', reason: 'it must be 16 hex digits' });
  if (!isInstanceId(twin)) problems.push({ property: 'twin', reason: 'it must be a twin’s id' });
  if (!isObjectText(spec))
    problems.push({ property: 'spec', reason: 'it must be the JSON of a workspace’s spec' });
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
