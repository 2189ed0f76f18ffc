import type { Problem } from '../../errors/problem.ts';
import { compileRequirements, readRequirements, whyRefused } from '../../lock-files/requirements.ts';
import { eachAsset } from '../rule.ts';

/** A larger file is only checked when the environment is built. */
const largest = 4 * 1024 * 1024;

/** A requirements file only lists pinned and hashed packages. The build of the environment would refuse anything else. */
export const requirementsArePinned = eachAsset(function* (asset, { catalogue }) {
  const { python } = asset.value.spec.environment;
  const file = `${asset.directory}/${python}`;
  const entry = catalogue.tree.entries.get(file);
  if (python === undefined || !entry?.mode.startsWith('100') || entry.size > largest) return;
  const { refused } = readRequirements(new TextDecoder().decode(catalogue.tree.read(file)));
  for (const { line, text, why } of refused) {
    yield {
      file,
      line,
      column: 1,
      severity: 'error',
      code: 'requirement-refused',
      message: `${JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text)} ${whyRefused[why]}`,
      hint: `List the packages in requirements.in and run: ${compileRequirements()}`,
    } satisfies Problem;
  }
});
