import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import type { KeyPath } from '../document.ts';

/** Where a node begins in the text, with its quote or `|`; `around` for a value that isn't written. */
export function offsetOfEvent(text: string, event: Event, around: number): number {
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) return event.start;
  if (event.type !== EVENT_ID.SCALAR || event.valueStart === -1) return around;
  const { style, valueStart } = event;
  if (style === SCALAR_STYLE.PLAIN) return valueStart;
  if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) return valueStart - 1;
  const header = text.slice(around, valueStart).search(/[|>]/);
  return header === -1 ? valueStart : around + header;
}

/** Offset of the value at a path, or of its key, or of the nearest collection around it. */
export function offsetIn(text: string, events: readonly Event[], path: KeyPath, of: 'key' | 'value'): number {
  let node = 1;
  // A text that the parser refused has no events.
  let offset = events.length === 0 ? 0 : offsetOfEvent(text, events[node]!, 0);
  for (const [depth, segment] of path.entries()) {
    const last = depth === path.length - 1;
    const type = events[node]?.type;
    const found = type === EVENT_ID.MAPPING ? pairOf(events, node, text, segment) : undefined;
    if (found) {
      const key = offsetOfEvent(text, events[found.key]!, offset);
      // A missing value, or a value that the path leads through, is reported at its key.
      offset = last && of === 'value' ? offsetOfEvent(text, events[found.value]!, key) : key;
      node = found.value;
    } else {
      const item = type === EVENT_ID.SEQUENCE ? itemOf(events, node, Number(segment)) : undefined;
      if (item === undefined) return offset;
      offset = offsetOfEvent(text, events[item]!, offset);
      node = item;
    }
  }
  return offset;
}

/** The index after the node that begins at `index`. */
function after(events: readonly Event[], index: number): number {
  let depth = 0;
  let at = index;
  do {
    const { type } = events[at++]!;
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth++;
    else if (type === EVENT_ID.POP) depth--;
  } while (depth > 0);
  return at;
}

function pairOf(
  events: readonly Event[],
  mapping: number,
  text: string,
  name: string | number,
): { readonly key: number; readonly value: number } | undefined {
  let key = mapping + 1;
  while (events[key]!.type !== EVENT_ID.POP) {
    const value = after(events, key);
    const event = events[key]!;
    if (event.type === EVENT_ID.SCALAR && getScalarValue(text, event) === name) return { key, value };
    key = after(events, value);
  }
  return undefined;
}

function itemOf(events: readonly Event[], sequence: number, wanted: number): number | undefined {
  let item = sequence + 1;
  for (let index = 0; events[item]!.type !== EVENT_ID.POP; index++) {
    if (index === wanted) return item;
    item = after(events, item);
  }
  return undefined;
}
