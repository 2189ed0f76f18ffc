import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Who wrote a comment proves nothing: on a public Gitea repository, even the read-only token of a stranger's job comments under the name of the
 * platform. So the platform's texts begin with a line that only the holder of a key can write:
 *
 *     <!-- dtaas <topic> <place> <text> -->
 *
 * `place` is a MAC of where the text stands, by which the platform finds its comment again. It is public once posted, so a copy of it proves
 * nothing; but the oldest comment with it is the platform's, since nobody knew it before. `text` is a MAC of place and text: it says that
 * nobody has changed the text since.
 */
export interface MarkedPlace {
  /** `owner/name`. */
  readonly repository: string;
  /** `pull-request/7` or `issue/3`; for issues that are looked for by topic, `issues`. */
  readonly conversation: string;
  /** What the text is about: lower case letters, digits, `-`, `.` and `/`. */
  readonly topic: string;
}

const line =
  /^<!-- dtaas (?<topic>[a-z0-9][a-z0-9./-]{0,119}) (?<place>[0-9a-f]{32}) (?<text>[0-9a-f]{32}) -->\n?/;

/** 128 bits of HMAC-SHA-256. Parts are framed by their lengths, so that no two lists of parts give the same bytes. */
function mac(key: string, ...parts: readonly string[]): string {
  const framed = parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join('');
  return createHmac('sha256', key).update(framed).digest('hex').slice(0, 32);
}

function placeMac(key: string, { repository, conversation, topic }: MarkedPlace): string {
  return mac(key, 'place', repository.toLowerCase(), conversation, topic);
}

/** Forges change the ends of lines, and spaces at the end. */
function canonical(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd();
}

function isEqual(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

/** The text with the platform's line before it. */
export function marked(key: string, place: MarkedPlace, text: string): string {
  const where = placeMac(key, place);
  return `<!-- dtaas ${place.topic} ${where} ${mac(key, 'text', where, canonical(text))} -->\n${text}`;
}

/** Whether a text stands where the platform put it, be it changed since or copied from there. */
export function isMarked(key: string, place: MarkedPlace, body: string): boolean {
  const found = line.exec(canonical(body))?.groups;
  return found?.['topic'] === place.topic && isEqual(found['place'] ?? '', placeMac(key, place));
}

/** The text behind the platform's line, if the platform wrote this text there; else undefined. */
export function markedText(key: string, place: MarkedPlace, body: string): string | undefined {
  const read = canonical(body);
  const found = line.exec(read);
  const where = placeMac(key, place);
  if (found?.groups?.['topic'] !== place.topic || !isEqual(found.groups['place'] ?? '', where))
    return undefined;
  const text = read.slice(found[0].length);
  return isEqual(found.groups['text'] ?? '', mac(key, 'text', where, text)) ? text : undefined;
}
