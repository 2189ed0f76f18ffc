import { type NetworkSpec, type WorkspaceSpec, withoutIPv6 } from '@dtaas/model';
import { describe, expect, it, vi } from 'vitest';
import type { IsolationStatus } from '../protocol.ts';
import { isolateWorkspace } from './isolate.ts';
import type { WorkspaceFile } from './workspace-file.ts';

const open: NetworkSpec = { internet: 'unspecified', allow: [], required: false };
const limited: NetworkSpec = { internet: 'deny', allow: ['plant.example:1883'], required: true };

function file(isolation: WorkspaceFile['isolation'], network: NetworkSpec): WorkspaceFile {
  const spec = { twin: 'mill', components: {}, network } as unknown as WorkspaceSpec;
  return {
    home: '0'.repeat(16),
    twin: 'mill',
    generation: 'g',
    spec,
    store: '',
    environments: '',
    socket: '',
    isolation,
  };
}

const container: IsolationStatus = { mode: 'container', network: 'enforced', remarks: [] };
const leaky: IsolationStatus = {
  mode: 'container',
  network: 'open',
  remarks: ['The network of the host is open.'],
};

describe('a workspace that its place has isolated', () => {
  it.each([
    [container, open],
    [container, limited],
    [leaky, open],
  ])('is not isolated again, and reports what the place says: %j, %j', (given, network) => {
    const { isolation, status } = isolateWorkspace(file(given, network));
    expect(isolation.mode).toBe('weak');
    expect(status).toEqual(given);
  });

  it('says which allowed hosts the containers of its components can not reach', () => {
    const allow = ['api.example.org:443', '203.0.113.5:502', '[2001:db8::5]:502', 'localhost:1883'];
    const containers = { links: '/links', states: '/states' };
    const given = { ...file(container, { ...open, allow }), containers };
    expect(isolateWorkspace(given).status.remarks).toEqual([
      `components don't reach [2001:db8::5]:502: ${withoutIPv6}`,
      "components don't reach localhost:1883: it is the component's own container (name the host instead)",
    ]);
    const six = { ...given, containers: { ...containers, ipv6: true } as const };
    expect(isolateWorkspace(six).status.remarks).toHaveLength(1);
  });

  it('is refused if the twin limits its network and the place leaves it open', () => {
    expect(() => isolateWorkspace(file(leaky, limited))).toThrow(
      expect.objectContaining({
        code: 'network-unenforceable',
        message: expect.stringContaining('The network of the host is open.'),
      }),
    );
  });
});

describe('a workspace without isolation', () => {
  it('says why if nobody asked for that: the machine lacks bubblewrap', async () => {
    vi.resetModules();
    vi.stubEnv('PATH', '/nowhere');
    try {
      const { isolateWorkspace: isolate } = await import('./isolate.ts');
      const { status } = isolate(file('auto', open));
      expect(status).toMatchObject({ mode: 'none', network: 'open' });
      expect(status.remarks[0]).toMatch(/^bubblewrap is missing: .*apt-get install bubblewrap/);
      expect(status.remarks.join()).not.toMatch(/requested/);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('runs without limits, and reports an open network', () => {
    expect(isolateWorkspace(file('none', open)).status).toMatchObject({ mode: 'none', network: 'open' });
  });

  it('is refused if the twin limits its network', () => {
    expect(() => isolateWorkspace(file('none', limited))).toThrow(
      expect.objectContaining({ code: 'network-unenforceable' }),
    );
  });
});
