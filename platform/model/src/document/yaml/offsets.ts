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

/** Offset of the value at a path, or of its key, or of the nearest collection around it; 0 if the parser refused the text. */
export function offsetIn(text: string, events: readonly Event[], path: KeyPath, of: 'key' | 'value'): number {
  if (events.length === 0) return 0;
  let node = 1;
  let offset = offsetOfEvent(text, events[node]!, 0);
  for (const [depth, segment] of path.entries()) {
    const isMapping = events[node]!.type === EVENT_ID.MAPPING;
    const parts = partsOf(events, node);
    const at = isMapping
      ? parts.findIndex((part, index) => index % 2 === 0 && isKey(segment, text, events[part]!))
      : Number(segment);
    const found = parts[at];
    if (found === undefined) return offset;
    offset = offsetOfEvent(text, events[found]!, offset);
    node = isMapping ? parts[at + 1]! : found;
    // A missing value, or a value that the path leads through, is reported at its key.
    if (isMapping && of === 'value' && depth === path.length - 1)
      offset = offsetOfEvent(text, events[node]!, offset);
  }
  return offset;
}

function isKey(name: string | number, text: string, event: Event): boolean {
  return event.type === EVENT_ID.SCALAR && getScalarValue(text, event) === name;
}

/** Where the items of a list, or the keys and values of a mapping, begin in the events; none for another node. */
function partsOf(events: readonly Event[], node: number): readonly number[] {
  const parts: number[] = [];
  let depth = 0;
  for (let at = node; at === node || depth > 0; at++) {
    const { type } = events[at]!;
    if (type === EVENT_ID.POP) depth--;
    else if (depth === 1) parts.push(at);
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth++;
  }
  return parts;
}
