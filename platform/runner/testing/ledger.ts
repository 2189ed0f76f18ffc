import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, PortSpec } from '@dtaas/model';
import { bundle } from './bundle.ts';
import type { TestComponent } from './workspace.ts';

/** What a ledger has written down: the port, the number and the value of each event. */
export type Entry = readonly [port: string, seq: number, value: Json];

export const event: PortSpec = { type: 'integer', as: 'event' };

let program: Promise<string> | undefined;

/** A component that writes down every event that it gets at its inputs. */
export async function ledger(
  inputs: { readonly [port: string]: PortSpec },
  more: Partial<TestComponent> = {},
): Promise<TestComponent> {
  program ??= bundle('components/ledger.mjs');
  return {
    program: { name: 'ledger.mjs', text: await program },
    control: ['save', 'report'],
    inputs,
    outputs: { count: { type: 'integer' } },
    ...more,
  };
}

/** What the ledger of a stopped or saved twin has. */
export function entriesOf(folder: string): readonly Entry[] {
  return JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8')).got;
}

/** The numbers 1, 2, 3 … as the entries of a port. */
export function through(last: number, port = 'event'): readonly Entry[] {
  return Array.from({ length: last }, (_, i) => [port, i + 1, i + 1]);
}
