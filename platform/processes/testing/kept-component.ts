import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

type KeptComponent =
  | 'act'
  | 'actionlint'
  | 'asyncua'
  | 'gitea'
  | 'gitlab-ci-local'
  | 'python-gitlab'
  | 'zizmor';

/**
 * The path of a component's program that `test/components/<name>.sh` keeps in the user's cache; of one in Python, the interpreter
 * that has it. `undefined` where tests that need the component are skipped, with a line that says so; an error if everything is
 * required.
 */
export function keptComponent(name: KeptComponent): string | undefined {
  const script = fileURLToPath(new URL(`../../../test/components/${name}.sh`, import.meta.url));
  const { status, stdout } = spawnSync(script, ['where'], { encoding: 'utf8' });
  if (status === 0) return stdout.trim();
  const missing = `${name} is missing (test/components/${name}.sh gets it)`;
  if (process.env['DTAAS_REQUIRE_ALL'] === '1') throw new Error(missing);
  console.warn(`skipped: ${missing}`);
  return undefined;
}
