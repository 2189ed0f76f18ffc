import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml';
import type { Finding, ProblemCode } from '../../explain/explanations.ts';
import type { Json } from '../../values/json.ts';
import type { Fault } from './decode.ts';
import { offsetOfEvent } from './offsets.ts';
import { resolvePlain } from './plain.ts';
import { advice, syntaxFault } from './syntax-fault.ts';

/** A YAML text: its value or its faults, and the parser's events, which `offsetIn` asks where something stands. */
export interface ReadYaml {
  /** `undefined` if there are faults. */
  readonly value: Json | undefined;
  readonly faults: readonly Fault[];
  readonly events: readonly Event[];
}

/** How many collections may be in one another. */
export const deepest = 64;

/** YAML 1.2 allows at most 1,024 characters before the colon of a key (section 7.4). */
const longestKey = 1024;

/** The parser counts a scalar as a level, too. */
const parserOptions = { maxDepth: deepest + 1 };

/** Reads the YAML that configuration may use, in time linear in the text. */
export function readYaml(text: string): ReadYaml {
  let events: Event[];
  try {
    events = parseEvents(text, parserOptions);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { value: undefined, faults: [syntaxFault(error, text)], events: [] };
  }
  const conversion = new Conversion(text, events);
  const value = conversion.document();
  const { faults } = conversion;
  return { value: faults.length === 0 ? value : undefined, faults, events };
}

/** At most this many faults of one file are reported. */
const mostFaults = 100;

/** From the parser's events to plain values. What a configuration may not have is a fault. */
class Conversion {
  readonly faults: Fault[] = [];
  private readonly text: string;
  private readonly events: readonly Event[];
  private readonly hasMarks: boolean;
  private next = 0;
  /** The end of what was read last. */
  private end = 0;

  constructor(text: string, events: readonly Event[]) {
    this.text = text;
    this.events = events;
    this.hasMarks = text.includes('?');
  }

  document(): Json {
    const [, first] = this.events;
    if (first === undefined || (first.type === EVENT_ID.SCALAR && isAbsent(first))) {
      return this.fault('yaml-empty', 0, 'The file is empty', advice['yaml-empty']);
    }
    this.next = 1;
    const directive = this.text.slice(0, offsetOfEvent(this.text, first, 0)).search(/^%/m);
    if (directive !== -1) this.refuse('yaml-directive', directive, 'YAML directives are not allowed');
    const value = this.node();
    this.next++;
    if (this.next < this.events.length) {
      const marker = /^(?:---|\.\.\.)(?:\s|$)/gm;
      marker.lastIndex = this.end;
      const at = marker.exec(this.text)?.index ?? this.end;
      this.refuse('yaml-documents', at, 'A second document begins here');
    }
    const tab = this.text.includes('\t') ? misplacedTab(this.text, this.events) : -1;
    if (tab !== -1) this.refuse('yaml-tab', tab, 'A tab stands here');
    return value;
  }

  private node(): Json {
    const event = this.events[this.next++]!;
    if (event.type === EVENT_ID.ALIAS) {
      return this.refuse('yaml-anchor', event.anchorStart - 1, 'Aliases like `*name` are not allowed');
    }
    if (event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) return null;
    if (event.anchorStart !== -1) {
      this.refuse('yaml-anchor', event.anchorStart - 1, 'Anchors like `&name` are not allowed');
    }
    if (event.tagStart !== -1) this.refuse('yaml-tag', event.tagStart, 'Tags like `!name` are not allowed');
    if (event.type === EVENT_ID.SCALAR) return this.scalar(event);
    this.end = event.start;
    const value = event.type === EVENT_ID.MAPPING ? this.mapping() : this.sequence();
    this.next++;
    return value;
  }

  private scalar(event: Event & { type: typeof EVENT_ID.SCALAR }): null | boolean | number | string {
    if (isAbsent(event)) return null;
    const { valueStart, valueEnd, style } = event;
    this.end = valueEnd;
    const source = getScalarValue(this.text, event);
    if (style !== SCALAR_STYLE.PLAIN) return source;
    const value = resolvePlain(source);
    if (typeof value !== 'number') return value;
    if (!Number.isFinite(value)) {
      const message = `\`${source}\` is not a finite number`;
      return this.fault('yaml-number', valueStart, message, advice['yaml-number']);
    }
    // `-0` is the number 0: JSON readers differ about its sign.
    return value === 0 ? 0 : value;
  }

  private sequence(): Json {
    const result: Json[] = [];
    while (this.events[this.next]!.type !== EVENT_ID.POP) result.push(this.node());
    return result;
  }

  private mapping(): Json {
    const result: { [key: string]: Json } = {};
    while (this.events[this.next]!.type !== EVENT_ID.POP) {
      const event = this.events[this.next]!;
      const before = this.end;
      if (this.hasMarks) this.explicitKey(offsetOfEvent(this.text, event, before));
      const key = this.node();
      const value = this.node();
      const wrong = keyFault(key, result);
      if (wrong === undefined) result[key as string] = value;
      else this.fault(wrong.code, offsetOfEvent(this.text, event, before), wrong.message, wrong.hint);
    }
    return result;
  }

  private explicitKey(offset: number): void {
    if (!/(?:^|[\s[{,])\?\s*$/.test(this.text.slice(this.end, offset))) return;
    const mark = this.text.lastIndexOf('?', offset);
    this.refuse('yaml-explicit-key', mark, 'Keys that begin with `? ` are not allowed');
  }

  /** Reports a part of YAML that configuration doesn't need, once a file. */
  private refuse(code: keyof typeof advice, offset: number, message: string): null {
    if (this.faults.some((fault) => fault.code === code)) return null;
    return this.fault(code, offset, message, advice[code]);
  }

  private fault(code: ProblemCode, offset: number, message: string, hint: string): null {
    if (this.faults.length < mostFaults) this.faults.push({ code, offset, message, hint });
    return null;
  }
}

/** The first tab that is neither in a comment nor in a text in quotes or a block; -1 if there is none. */
function misplacedTab(text: string, events: readonly Event[]): number {
  let clean = '';
  for (const event of events) {
    if (event.type !== EVENT_ID.SCALAR || event.style === SCALAR_STYLE.PLAIN) continue;
    const { valueStart, valueEnd } = event;
    clean += text.slice(clean.length, valueStart) + ' '.repeat(valueEnd - valueStart);
  }
  clean += text.slice(clean.length);
  return clean.replace(/(?<=^|\s)#.*/gm, (comment) => ' '.repeat(comment.length)).indexOf('\t');
}

/** Why a key can't be one of a mapping that has `others`. */
function keyFault(key: Json, others: { readonly [key: string]: Json }): Finding | undefined {
  const code = 'yaml-key';
  if (key === '__proto__') {
    return { code, message: '`__proto__` is not allowed as a key', hint: 'Remove or rename this key.' };
  }
  if (typeof key !== 'string') return { code, message: 'This key is not a text', hint: advice[code] };
  if (key.length > longestKey) {
    const message = `This key is longer than ${longestKey} characters`;
    return { code, message, hint: 'Look for a colon that is missing.' };
  }
  if (!Object.hasOwn(others, key)) return undefined;
  const message = `The key \`${key}\` is written twice`;
  return { code: 'yaml-duplicate-key', message, hint: 'Keep one of the two.' };
}

function isAbsent({ valueStart }: { readonly valueStart: number }): boolean {
  return valueStart === -1;
}
