import { DtaasError } from '@dtaas/model';

/** A twin's flat id: names joined by dots (`factory.r1`), so that it is one component of a ref and of a path. */
const twinPattern = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;
const snapshotPattern = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-[0-9a-f]{8}$/;
const revPattern = /^[A-Za-z0-9_@][A-Za-z0-9_./@{}^~+-]*$/;
const sourcePattern = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

const refuse = (code: string, message: string, hint: string) => new DtaasError({ code, message, hint });

/** A twin's id that is safe in refs and paths. git reserves names that end in `.lock`. */
export function checkedTwin(twin: string): string {
  if (twin.length <= 120 && twinPattern.test(twin) && !twin.endsWith('.lock')) return twin;
  throw refuse(
    'twin-name-invalid',
    `${JSON.stringify(twin)} can’t be a twin’s name.`,
    'Use lower-case letters, digits and hyphens; the names of children are joined by dots.',
  );
}

/** `20261122T124132Z-1a2b3c4d` */
export function checkedSnapshot(name: string): string {
  if (isSnapshot(name)) return name;
  throw refuse(
    'snapshot-name-invalid',
    `${JSON.stringify(name)} is not the name of a snapshot.`,
    'Names look like 20261122T124132Z-1a2b3c4d; `dtaas snapshots <twin>` lists them.',
  );
}

/** A revision as people write it (`main`, `HEAD~2`, `v1.0`, a commit id): never an option, a range or a path. */
export function checkedRev(rev: string): string {
  if (rev.length <= 250 && revPattern.test(rev) && !rev.includes('..')) return rev;
  throw refuse(
    'rev-invalid',
    `${JSON.stringify(rev)} is not a revision.`,
    'Name a commit, a branch or a tag.',
  );
}

/** The name that `platform.yaml` gives to a source of assets. */
export function checkedSource(name: string): string {
  if (sourcePattern.test(name)) return name;
  throw refuse(
    'source-name-invalid',
    `${JSON.stringify(name)} can’t be the name of a source.`,
    'Use lower-case letters, digits and hyphens.',
  );
}

export function isTwin(text: string): boolean {
  return text.length <= 120 && twinPattern.test(text) && !text.endsWith('.lock');
}

/** Anybody who can push refs can push a name with a thirteenth month. */
export function isSnapshot(text: string): boolean {
  const [, year, month, day, hour, minute, second] = snapshotPattern.exec(text) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // JavaScript reads the 31st of February as a day in March.
  return !Number.isNaN(time) && new Date(time).getUTCDate() === Number(day);
}

/** A path inside a tree that may be written under a directory: trees made by strangers can hold `..` or `.git`. */
export function isPlainPath(path: string): boolean {
  return !path.includes('\0') && path.split('/').every((part) => !/^(|\.|\.\.|\.git)$/i.test(part));
}
