import { expect, it } from 'vitest';
import { componentConfig } from './component-config.ts';
import type { WorkspaceSpec } from './workspace.ts';

const spec = (run: object | undefined) =>
  ({
    twin: 'mill',
    components: {
      a: { asset: 'functions/a', version: '1.0.0', run, parameters: {}, inputs: {}, outputs: {}, uses: {} },
    },
    clock: { mode: 'wall' },
  }) as unknown as WorkspaceSpec;

const command = { command: ['./a'], transport: 'stdio', control: [] };

it.each([
  ['says nothing about the contract', command, 1],
  ['is only used', undefined, 1],
  ['speaks version 1', { ...command, contract: 1 }, 1],
  ['speaks a later version', { ...command, contract: 2 }, 2],
])('a component that %s has the version in its configuration', (_, run, contract) => {
  expect(componentConfig(spec(run), 'a', { uses: {} })).toMatchObject({ contract, component: 'a' });
});
