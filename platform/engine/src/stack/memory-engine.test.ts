import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '@dtaas/model';
import { describeEngine, type EngineUnderTest } from '../../testing/engine-contract.ts';
import { fixtureKinds, type Made } from '../../testing/fixture-kinds.ts';
import { type MemoryProvider, memoryEngine } from '../../testing/memory-engine.ts';
import { testOwner } from '../../testing/temporary-stack.ts';
import type { Checkpoint } from '../state/checkpoint.ts';

describeEngine('the engine in memory', open);

function open(): EngineUnderTest {
  const made = new Map<string, Made>();
  const run = memoryEngine(providerOf(made));
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-memory-engine-'));
  let recorded: Checkpoint | undefined;
  return {
    async run(operation, resources, more) {
      const kinds = fixtureKinds(folder);
      const given = recorded ? { checkpoint: recorded } : {};
      const result = await run({ ...testOwner, operation, kinds, resources, ...given, ...more });
      recorded = result.checkpoint;
      return result;
    },
    made: () => [...made.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    remove: async () => rmSync(folder, { recursive: true }),
  };
}

/** Like the fixture provider. */
function providerOf(made: Map<string, Made>): MemoryProvider {
  const write = (id: string, resource: Omit<Made, 'id'>): JsonObject => {
    const { fail, leak, tell } = resource.inputs;
    if (typeof fail === 'string') throw new Error(fail);
    made.set(id, { id, ...resource });
    const secret = {
      '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270',
      value: 'planted-secret',
    };
    return {
      ...resource.inputs,
      address: `address-of-${id}`,
      ...(typeof leak === 'string' ? { [leak]: secret } : {}),
      ...(typeof tell === 'string' ? { [tell]: 'planted-secret' } : {}),
    };
  };
  return {
    async create(resource) {
      const id = `${resource.type.split(':').at(-1)}-${resource.name}`;
      return { id, outputs: write(id, resource) };
    },
    update: async (id, resource) => write(id, resource),
    delete: async (id) => void made.delete(id),
    replaces: (before, after) => before['image'] !== after['image'],
  };
}
