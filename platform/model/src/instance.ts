import { sha256 } from './digest/index.ts';
import { instanceIdInvalid, snapshotNameInvalid } from './errors/failures.ts';

/** The longest id of an instance, without the platform's own prefix. */
export const longestInstanceId = 120;

const name = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const instancePattern = new RegExp(`^(_[a-z]{1,20}\\.)?(${name}(?:\\.${name})*)$`);
const snapshotPattern = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-[0-9a-f]{8}$/;

/**
 * Whether a text can be an instance's id: a twin (`incubator`), a child (`factory.r1`), or an instance of the platform's
 * own (`_pool.lab`, `_recorder.factory.r1`). An id is one component of refs and paths, so it does not end in `.lock`,
 * which git refuses.
 */
export function isInstanceId(text: unknown): text is string {
  if (typeof text !== 'string') return false;
  const [, , id] = instancePattern.exec(text) ?? [];
  return id !== undefined && id.length <= longestInstanceId && !text.endsWith('.lock');
}

/** @throws DtaasError `twin-name-invalid` */
export function checkedInstanceId(text: string): string {
  if (isInstanceId(text)) return text;
  throw instanceIdInvalid({ text, longest: longestInstanceId });
}

/** Whether a text can be a snapshot's name, `20261122T124132Z-1a2b3c4d`: a time that exists, and a random number. */
export function isSnapshotName(text: unknown): text is string {
  if (typeof text !== 'string') return false;
  const written = snapshotTime(text);
  const time = new Date(written);
  // JavaScript reads the 31st of February as a day in March.
  return !Number.isNaN(time.getTime()) && time.toISOString().replace('.000', '') === written;
}

/** The time in a snapshot's name, in ISO 8601. */
export function snapshotTime(name: string): string {
  const [, year, month, day, hour, minute, second] = snapshotPattern.exec(name) ?? [];
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}

/** @throws DtaasError `snapshot-name-invalid` */
export function checkedSnapshotName(text: string): string {
  if (isSnapshotName(text)) return text;
  throw snapshotNameInvalid({ text });
}

const digestLength = 16;
const endsInDigest = new RegExp(`-[0-9a-f]{${digestLength}}$`);

/**
 * An instance's id as a name of another system, whose names begin with a letter or a digit and may be shorter. An id that
 * fits is its own name. Any other id keeps its readable beginning and gets the first 16 hex digits of its sha256. An id
 * that ends like a digest gets a digest, too, so that two ids never have the same name.
 */
export function shortName(id: string, longest: number): string {
  if (id.length <= longest && !id.startsWith('_') && !endsInDigest.test(id)) return id;
  const readable = id.replace(/^_/, '').slice(0, longest - digestLength - 1);
  return `${readable.replace(/[^a-z0-9]+$/, '')}-${sha256(id).slice(0, digestLength)}`;
}
