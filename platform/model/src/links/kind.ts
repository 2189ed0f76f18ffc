import type { Link } from '../generated/types.ts';
import type { LinkProtocol } from '../workspace.ts';

/** The word for the address of a value at the physical twin. */
export type AddressWord = 'topic' | 'node';

/** A setting of a link that only some kinds know. */
export type LinkSetting = Exclude<keyof Link, 'protocol' | 'url' | 'credentials'>;

/** What rules, plans and the renderer know about a kind of link. The runner has the other half, which connects. */
export interface LinkKindRules {
  /** The value of `protocol`. */
  readonly name: LinkProtocol;
  /** The name for messages. */
  readonly title: string;
  /** The schemes of its URLs, without the colon. */
  readonly schemes: readonly string[];
  /** Whether a URL may have a path. */
  readonly hasPaths: boolean;
  readonly address: AddressWord;
  /** The settings that it knows beside `protocol`, `url` and `credentials`. */
  readonly settings: readonly LinkSetting[];
  /** The fields of telemetry and commands that describe a message of this kind, or how it is watched. */
  readonly telemetry: readonly ('payload' | 'sampling' | 'queue')[];
  readonly commands: readonly 'payload'[];
  /** The fields of a payload that have no meaning here. */
  readonly notInPayload: readonly ('time' | 'timeUnit' | 'timeZone')[];
  /** Whether a second runner of a twin ends the connection of the first one, so that the physical twin hears one only. */
  readonly takesOver: boolean;
  /** What keeps a plant safe (ADR 9) and the protocol doesn't have, after "has". */
  readonly lacks?: string;
  /** Why nothing proves to the twin which server it speaks to. `undefined` if the server is known. */
  unverified(link: Omit<Link, 'url'>): string | undefined;
}
