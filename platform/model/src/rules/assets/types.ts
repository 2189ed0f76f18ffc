import { typesFileOf } from '../../types/types-file.ts';
import { eachAsset } from '../rule.ts';

/** A file that `dtaas types` wrote is what it would write now. An asset needs none. */
export const typesAreUpToDate = eachAsset(function* ({ reference, directory, value }, { catalogue }) {
  const types = typesFileOf(reference, value);
  const file = `${directory}/${types?.path}`;
  const entry = catalogue.tree.entries.get(file);
  if (!types || !entry?.mode.startsWith('100')) return;
  if (Buffer.from(catalogue.tree.read(file)).equals(Buffer.from(types.text))) return;
  yield {
    file,
    line: 1,
    column: 1,
    severity: 'warning',
    code: 'types-stale',
    message: `${types.path} does not match asset.yaml`,
    hint: `Write it again: dtaas types ${reference}`,
  };
});
