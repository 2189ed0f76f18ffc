import { DtaasError } from '@dtaas/model';

const revPattern = /^[A-Za-z0-9_@][A-Za-z0-9_./@{}^~+-]*$/;
const sourcePattern = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

const refuse = (code: string, message: string, hint: string) => new DtaasError({ code, message, hint });

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
