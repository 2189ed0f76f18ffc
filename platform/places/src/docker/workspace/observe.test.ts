import { describe, expect, it } from 'vitest';
import type { DockerType, Found } from '../resources/find.ts';
import { isWhole } from './observe.ts';

function found(type: DockerType, resource: string, isRunning = false): Found {
  const name = `dtaas-0123456789ab-mill_${resource}`;
  const labels = { 'dtaas.home': '0123456789abcdef', 'dtaas.instance': 'mill', 'dtaas.resource': resource };
  return { type, id: name, name, labels, ...(isRunning ? { isRunning: true } : {}) };
}

const volumes = ['data', 'platform', 'link-pump', 'state-pump', 'link-tank', 'state-tank'].map((name) =>
  found('volume', name),
);
const running = (...resources: readonly string[]) => resources.map((each) => found('container', each, true));

describe('the containers of a twin', () => {
  it('are whole while the runner and each component run', () => {
    expect(isWhole([...volumes, ...running('runner', 'component-pump', 'component-tank')])).toBe(true);
  });

  it('are not whole where a container is gone', () => {
    expect(isWhole([...volumes, ...running('runner', 'component-pump')])).toBe(false);
    expect(isWhole([...volumes, ...running('component-pump', 'component-tank')])).toBe(false);
    expect(isWhole([])).toBe(false);
  });

  it('are not whole where a container has ended', () => {
    const ended = found('container', 'component-tank');
    expect(isWhole([...volumes, ...running('runner', 'component-pump'), ended])).toBe(false);
  });

  it('are whole without components, whatever the names of other resources are', () => {
    expect(isWhole([found('volume', 'data'), found('network', 'link-net'), ...running('runner')])).toBe(true);
  });
});
