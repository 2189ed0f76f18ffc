import { canonicalJson, type JsonObject, printWorkspace } from '@dtaas/model';
import { secretInState, stackFailed } from '../src/failures.ts';
import { type PreparedResource, prepareResources } from '../src/kinds/prepare.ts';
import { withOutputs } from '../src/kinds/references.ts';
import { tableOf } from '../src/kinds/resource-kind.ts';
import { sweep } from '../src/kinds/sweep.ts';
import { changesOf } from '../src/stack/stack-events.ts';
import type { Change, StackResult, StackRun } from '../src/stack/stack-run.ts';
import { fromBackendFile, toBackendFile } from '../src/state/backend-file.ts';
import { isBookkeeping, nameOf, type ResourceState } from '../src/state/checkpoint.ts';
import { readCheckpoint } from '../src/state/read-checkpoint.ts';

export interface MemoryResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: JsonObject;
}

/** What exists, and how it is changed. Each call may throw: the update then fails with the error's message. */
export interface MemoryProvider {
  create(resource: MemoryResource): Promise<{ readonly id: string; readonly outputs: JsonObject }>;
  update(id: string, resource: MemoryResource): Promise<JsonObject>;
  delete(id: string, resource: MemoryResource): Promise<void>;
  /** Whether a resource is still as it was made, which a refresh asks; absent: it always is. */
  isCurrent?(id: string, resource: MemoryResource): Promise<boolean>;
  /** Whether a change needs another resource in place of this one. */
  replaces(before: JsonObject, after: JsonObject): boolean;
}

/** What a run needs of `StackRun` where no process is started. */
export type MemoryRun = Omit<StackRun, 'engine' | 'pluginFolders' | 'workDir'>;

/**
 * An engine without Pulumi: the same checks, marks, order, records and errors, over a provider in memory. Everything happens
 * at once, so there is nothing to cancel.
 */
export function memoryEngine(provider: MemoryProvider): (run: MemoryRun) => Promise<StackResult> {
  return async (run) => {
    const table = tableOf(run.kinds);
    const resources = prepareResources(
      table,
      run,
      run.resources,
      run.workspace && printWorkspace(run.workspace),
    );
    const given = run.checkpoint === undefined ? undefined : readCheckpoint(run.checkpoint, table, run);
    const swept = given && (await sweep(table, run, given)).checkpoint;
    const stack = new MemoryStack(provider, run.instance, swept?.deployment.resources ?? []);
    if (run.operation === 'preview') {
      return { changes: changesOf(stack.plan(resources), table), checkpoint: given };
    }
    const error = await stack.apply(resources, run.refresh === true);
    const listed = stack.recorded();
    const deployment = { manifest: {}, resources: listed };
    const { checkpoint, secrets } = fromBackendFile(
      toBackendFile({ version: 3, deployment }, run.instance),
      table,
    );
    const leaked =
      secrets.length > 0 ? secretInState({ instance: run.instance, properties: secrets }) : undefined;
    const failed = error === undefined ? leaked : stackFailed({ reason: error.message, cause: error });
    return { changes: changesOf(stack.steps, table), checkpoint, error: failed };
  };
}

class MemoryStack {
  readonly steps: Change[] = [];
  readonly #resources: Map<string, ResourceState>;
  readonly #provider: MemoryProvider;
  readonly #instance: string;

  constructor(provider: MemoryProvider, instance: string, recorded: readonly ResourceState[]) {
    this.#provider = provider;
    this.#instance = instance;
    const own = recorded.filter(({ type }) => !isBookkeeping(type));
    this.#resources = new Map(own.map((resource) => [nameOf(resource.urn), resource]));
  }

  recorded(): ResourceState[] {
    return [...this.#resources.values()];
  }

  plan(desired: readonly PreparedResource[]): readonly Change[] {
    const steps = desired.map((resource) => ({ op: this.#opFor(resource, resource.inputs), ...resource }));
    const removed = this.#obsolete(desired).map(({ type, urn }) => ({
      op: 'delete',
      type,
      name: nameOf(urn),
    }));
    return [...steps, ...removed].map(({ op, type, name }) => ({ op, type, name, state: 'planned' }));
  }

  /** Stops at the first failure, as Pulumi does for what depends on it. */
  async apply(desired: readonly PreparedResource[], refresh: boolean): Promise<Error | undefined> {
    try {
      for (const resource of desired) await this.#make(resource, refresh);
      for (const { urn, type, id = '', inputs = {} } of this.#obsolete(desired)) {
        const name = nameOf(urn);
        await this.#step('delete', type, name, () => this.#provider.delete(id, { type, name, inputs }));
        this.#resources.delete(name);
      }
      return undefined;
    } catch (error) {
      return error as Error;
    }
  }

  async #make(resource: PreparedResource, refresh: boolean): Promise<void> {
    const { name, type } = resource;
    const inputs = withOutputs(resource.inputs, ({ resource: from, output }) => {
      const { id, outputs = {} } = this.#resources.get(from)!;
      return output === 'id' ? id : outputs[output];
    }) as JsonObject;
    const wanted = { type, name, inputs };
    const before = this.#resources.get(name);
    const planned = this.#opFor(resource, inputs);
    const isStale =
      refresh && planned === 'same' && (await this.#provider.isCurrent?.(before!.id!, wanted)) === false;
    const op = isStale ? 'update' : planned;
    if (op === 'same') return;
    await this.#step(op, type, name, async () => {
      if (op === 'update') {
        const outputs = await this.#provider.update(before!.id!, wanted);
        this.#resources.set(name, { ...before!, inputs, outputs });
        return;
      }
      if (before) await this.#provider.delete(before.id!, { type, name, inputs: before.inputs ?? {} });
      this.#resources.delete(name);
      const { id, outputs } = await this.#provider.create(wanted);
      const urn = `urn:pulumi:${this.#instance}::dtaas::${type}::${name}`;
      this.#resources.set(name, { urn, custom: true, id, type, inputs, outputs });
    });
  }

  async #step(op: Change['op'], type: string, name: string, act: () => Promise<void>): Promise<void> {
    const tell = (state: Change['state']): void => void this.steps.push({ op, type, name, state });
    tell('begun');
    try {
      await act();
      tell('done');
    } catch (error) {
      tell('failed');
      throw error;
    }
  }

  #opFor({ name, type }: PreparedResource, inputs: JsonObject): Change['op'] {
    const before = this.#resources.get(name);
    if (!before || before.type !== type) return 'create';
    if (canonicalJson(before.inputs ?? {}) === canonicalJson(inputs)) return 'same';
    return this.#provider.replaces(before.inputs ?? {}, inputs) ? 'replace' : 'update';
  }

  #obsolete(desired: readonly PreparedResource[]): readonly ResourceState[] {
    const wanted = new Set(desired.map(({ name }) => name));
    return this.recorded()
      .filter(({ urn }) => !wanted.has(nameOf(urn)))
      .reverse();
  }
}
