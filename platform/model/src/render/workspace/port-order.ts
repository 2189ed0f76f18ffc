import { isDeepStrictEqual } from 'node:util';
import { compareText } from '../../references/index.ts';
import type { Ports } from '../../resolution/index.ts';
import type { ComponentSpec } from '../../workspace.ts';

/** `desired.json` sorts its keys, so an order of ports that isn't alphabetical is a list. */
export function portOrder({ inputs, outputs }: Ports): Pick<ComponentSpec, 'inputOrder' | 'outputOrder'> {
  return {
    ...(isAlphabetical(inputs) ? {} : { inputOrder: Object.keys(inputs) }),
    ...(isAlphabetical(outputs) ? {} : { outputOrder: Object.keys(outputs) }),
  };
}

/** Whether the keys of a mapping stand in the order in which `desired.json` has them. */
export function isAlphabetical(mapping: object): boolean {
  const names = Object.keys(mapping);
  return isDeepStrictEqual(names, names.toSorted(compareText));
}
