import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { ComponentSpec, Desired, WorkspaceSpec } from '@dtaas/model';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import { deploy } from '../operate/deploy.ts';
import { type OpenedEndpoint, openEndpoint } from './open.ts';

let world: MemoryWorld;
let server: Server;
let port: number;
const opened: OpenedEndpoint[] = [];
beforeEach(async () => {
  world = memoryWorld();
  server = createServer((_request, response) => response.end('a page'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  ({ port } = server.address() as { port: number });
});
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close?.();
  server.closeAllConnections();
  server.close();
});

type Endpoints = { readonly [component: string]: { readonly [endpoint: string]: number } };

/** A deployed twin whose components have these endpoints. The place in memory is not on this machine. */
async function deployed(endpoints: Endpoints, expose: WorkspaceSpec['expose'] = {}): Promise<void> {
  const source = sourceOf({ a: { gain: 1 } });
  const withEndpoints = (desired: Desired): Desired => {
    const { pump } = desired.workspace!.components as { readonly pump: ComponentSpec };
    const components = Object.entries(endpoints).map(([id, each]) => {
      const run = { command: ['node'], transport: 'stdio', control: [], endpoints: each } as const;
      return [id, { ...pump, run }] as const;
    });
    return {
      ...desired,
      workspace: { ...desired.workspace!, components: Object.fromEntries(components), expose },
    };
  };
  const render: typeof source.render = (twin, overrides) => withEndpoints(source.render(twin, overrides));
  const options = { twins: [], requests: [], yes: false, push: false, announce: () => {}, report: () => {} };
  await deploy(world, { ...source, render }, options);
}

async function open(asked?: string, refused: (why: string) => void = () => {}): Promise<OpenedEndpoint> {
  const endpoint = await openEndpoint(world, 'a', asked, refused);
  opened.push(endpoint);
  return endpoint;
}

const site = { component: 'site', endpoint: 'web', address: '127.0.0.1' };

describe('an endpoint of a twin on another machine', () => {
  test.each([undefined, 'web', 'site.web', 'dash'])(
    'is reached through the runner, asked for as %s',
    async (asked) => {
      await deployed({ site: { web: port }, pump: { api: 1 } }, { dash: site });
      const { url, close, ...what } = await open(asked);
      expect(what).toEqual({ component: 'site', endpoint: 'web' });
      expect(await (await fetch(url)).text()).toBe('a page');
      await close?.();
      await expect(fetch(url)).rejects.toThrow();
    },
  );

  test('closes a connection where nothing listens, and says why', async () => {
    server.close();
    await once(server, 'close');
    await deployed({ site: { web: port } });
    const why: string[] = [];
    const { url } = await open('web', (reason) => why.push(reason));
    await expect(fetch(url)).rejects.toThrow();
    expect(why.join()).toContain(`Port ${port} of the workspace can't be reached`);
  });

  test('does not open while the twin does not run', async () => {
    await deployed({ site: { web: port } });
    world.workspaces.get('a')!.alive = false;
    await expect(open('web')).rejects.toMatchObject({ code: 'twin-not-running' });
  });
});

describe('an endpoint that is not clear', () => {
  const both: Endpoints = { site: { web: 1 }, pump: { web: 2, api: 3 } };
  test.each<[Endpoints, string | undefined, string]>([
    [both, undefined, 'a has several endpoints: pump.api, pump.web, site.web.'],
    [both, 'web', 'a has several endpoints that are called web: pump.web, site.web.'],
    [both, 'wab', 'a has no endpoint "wab". Its endpoints are pump.api, pump.web, site.web.'],
    [both, 'toString', 'a has no endpoint "toString". Its endpoints are pump.api, pump.web, site.web.'],
    [{ site: {} }, 'web', 'The components of a have no endpoints.'],
  ])('%j, asked for as %s', async (endpoints, asked, message) => {
    await deployed(endpoints);
    await expect(open(asked)).rejects.toMatchObject({ code: 'usage-endpoint-unknown', message });
  });
});
