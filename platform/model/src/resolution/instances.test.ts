import { describe, expect, it } from 'vitest';
import { box, locked } from '../../testing/box.ts';
import { readCatalogue } from '../document/read-catalogue.ts';
import { exampleTree } from '../explain/parts.ts';
import { workspaceReference } from '../render/desired/editions.ts';
import { renderDesired } from '../render/render-desired.ts';
import { type Instance, resolutionFor } from './instances.ts';
import type { Resolution } from './resolution.ts';
import { resolveCatalogue } from './resolve-catalogue.ts';

async function resolution(): Promise<Resolution> {
  return resolveCatalogue(readCatalogue(exampleTree(await locked(box))).catalogue);
}

function render(among: Resolution, instance: Instance) {
  return renderDesired(resolutionFor(among, instance), instance.id, {
    program: '1',
    resourcesOf: ({ twin }) => ({ workspace: { type: 'x', inputs: { twin, spec: workspaceReference } } }),
  });
}

describe('an instance', () => {
  it('without a patch and with the name of its definition is the twin', async () => {
    const all = await resolution();
    expect(resolutionFor(all, { id: 'box', definition: 'box', patch: {} })).toBe(all);
    expect(resolutionFor(all, { id: 'box', definition: 'box', patch: { with: {} } })).toBe(all);
    expect(resolutionFor(all, undefined)).toBe(all);
  });

  it('is rendered under its own id, with the values of its patch', async () => {
    const all = await resolution();
    const patch = { with: { estimator: { noise: { value: 0.4, unit: 'K' } } } };
    const desired = render(all, { id: 'factory.r1', definition: 'box', patch });
    expect(desired).toMatchObject({
      twin: 'factory.r1',
      workspace: { twin: 'factory.r1', components: { estimator: { parameters: { noise: 0.4 } } } },
      resources: { workspace: { inputs: { twin: 'factory.r1' } } },
    });
  });

  it('leaves its definition and other instances as they are', async () => {
    const all = await resolution();
    const plain = render(all, { id: 'box', definition: 'box', patch: {} });
    render(all, {
      id: 'factory.r1',
      definition: 'box',
      patch: { with: { estimator: { noise: { value: 0.4, unit: 'K' } } } },
    });
    const second = render(all, { id: 'factory.r2', definition: 'box', patch: {} });
    expect(render(all, { id: 'box', definition: 'box', patch: {} })).toEqual(plain);
    expect(second.workspace?.components).toEqual(plain.workspace?.components);
    expect([...all.twins.keys()]).toEqual(['box']);
  });

  it('takes no values for components that its definition does not have', async () => {
    const all = await resolution();
    const patch = { with: { toString: { x: 1 }, missing: { y: 2 } } };
    const desired = render(all, { id: 'box.a', definition: 'box', patch });
    expect(desired.workspace?.components).toEqual(
      render(all, { id: 'box', definition: 'box', patch: {} }).workspace?.components,
    );
  });

  it('of an unknown definition is unknown to the renderer', async () => {
    const all = await resolution();
    expect(() => render(all, { id: 'a', definition: 'missing', patch: {} })).toThrow(
      expect.objectContaining({ code: 'usage-twin-unknown' }),
    );
  });
});
