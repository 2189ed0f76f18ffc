import { revInvalid, sourceNameInvalid } from '../failures.ts';

const revPattern = /^[A-Za-z0-9_@][A-Za-z0-9_./@{}^~+-]*$/;
const sourcePattern = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/** A revision as people write it (`main`, `HEAD~2`, `v1.0`, a commit id): never an option, a range or a path. */
export function checkedRev(rev: string): string {
  if (rev.length <= 250 && revPattern.test(rev) && !rev.includes('..')) return rev;
  throw revInvalid({ rev });
}

/** The name that `platform.yaml` gives to a source of assets. */
export function checkedSource(name: string): string {
  if (sourcePattern.test(name)) return name;
  throw sourceNameInvalid({ name });
}
