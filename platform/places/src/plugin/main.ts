// `pulumi-resource-dtaas`: the engine starts it, reads its port from standard output, and talks gRPC to it.
import { nameOf } from '@dtaas/engine';
import type { JsonObject } from '@dtaas/model';
import type { Provider } from '@pulumi/pulumi/provider/provider.js';
import { main } from '@pulumi/pulumi/provider/server.js';
import type { ResourceType } from '../kind.ts';
import { placeKinds } from '../registry.ts';

await main(provider(), process.argv.slice(2));

/** The kinds' own resource types as the engine's SDK wants a provider: one object whose methods look at the URN. */
function provider(): Provider {
  // Aborted when the engine is told to stop: each step ends where the next run can go on.
  const stopped = new AbortController();
  const types = Object.assign({}, ...placeKinds.map((kind) => kind.provider?.(stopped.signal)));
  const typeOf = (urn: string): ResourceType => {
    const type = urn.split('::')[2]?.split('$').at(-1) ?? '';
    if (!Object.hasOwn(types, type)) throw new Error(`unknown resource type ${type}`);
    return types[type];
  };
  return {
    version: '0.1.0',
    check: async (urn, _olds, news: JsonObject) => ({ inputs: news, failures: [...typeOf(urn).check(news)] }),
    async diff(_id, urn, olds: JsonObject, news: JsonObject) {
      const { changes, replaces } = typeOf(urn).diff(olds, news);
      return { changes, replaces: [...replaces], deleteBeforeReplace: replaces.length > 0 };
    },
    async create(urn, inputs: JsonObject) {
      const { id, outputs } = await typeOf(urn).create(nameOf(urn), inputs);
      return { id, outs: outputs };
    },
    async read(id, urn, props: JsonObject) {
      const found = await typeOf(urn).read(id, props);
      return found ? { id, props: found } : { props: {} };
    },
    async update(id, urn, olds: JsonObject, news: JsonObject) {
      return { outs: await typeOf(urn).update(id, olds, news) };
    },
    delete: (id, urn, props: JsonObject) => typeOf(urn).delete(id, props),
    cancel: async () => stopped.abort(),
  };
}
