import { bytesOf, printBytes } from '../parameters/index.ts';
import { counted } from '../values/words/counted.ts';

/** Processors, bytes of memory, and bytes of disk. */
export interface Resources {
  readonly cpu: number;
  readonly memory: number;
  readonly disk: number;
}

/** What a quota can limit. */
export type CountedResource = keyof Resources | 'twins' | 'containers';

/** Each resource with the words for an amount. Sums of tenths are inexact, so they are rounded. */
export const amountInWords: { readonly [resource in CountedResource]: (amount: number) => string } = {
  twins: (amount) => counted(amount, 'twin'),
  cpu: (amount) => counted(Number(amount.toPrecision(6)), 'processor'),
  memory: (amount) => `${printBytes(amount)} of memory`,
  disk: (amount) => `${printBytes(amount)} of disk`,
  containers: (amount) => counted(amount, 'container'),
};

/** The resources that a twin can write in its `twin.yaml`, an asset can require, and a place can have. */
export const writtenResources = ['cpu', 'memory', 'disk'] as const satisfies readonly (keyof Resources)[];

/** Amounts as files have them; `undefined` where a file has none. */
export function amountsOf({
  cpu,
  memory,
  disk,
}: {
  readonly cpu?: number | undefined;
  readonly memory?: string | undefined;
  readonly disk?: string | undefined;
}): {
  readonly [key in keyof Resources]: number | undefined;
} {
  const bytes = (text: string | undefined): number | undefined =>
    text === undefined ? undefined : bytesOf(text);
  return { cpu, memory: bytes(memory), disk: bytes(disk) };
}

/** Whether an amount is above a limit. A sum of tenths can be slightly too large. */
export function exceeds(amount: number, limit: number): boolean {
  return amount > limit * (1 + 1e-9);
}
