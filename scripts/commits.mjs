// Refuses commits whose subject is longer than 72 characters; CONTRIBUTING.md has the rules for commits.
import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const longest = 72;
/** The last commit before the rule. */
const before = '1c300e1e32636aed436985e639fcfe3bc2557b08';

/**
 * What is wrong with the commits that a checkout has since a commit: `[id, subject]`. Merges are left out, as
 * forges write their subjects.
 *
 * @returns {{ skipped: string } | { wrong: [string, string][] }}
 */
export function longSubjects(directory, since = before) {
  const git = (...words) => spawnSync('git', words, { cwd: directory, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (git('rev-parse', '--is-inside-work-tree').status !== 0)
    return { skipped: 'this folder is not a git checkout' };
  if (git('cat-file', '-e', `${since}^{commit}`).status !== 0)
    return {
      skipped: `this clone does not have the commit ${since.slice(0, 7)}, since which the rule holds`,
    };
  const { status, stdout, stderr } = git('log', '--no-merges', '--format=%H%x09%s', `${since}..HEAD`, '--');
  if (status !== 0) throw new Error(`git log failed: ${stderr}`);
  const commits = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(/\t(.*)/s, 2));
  return { wrong: commits.filter(([, subject]) => [...subject].length > longest) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { skipped, wrong = [] } = longSubjects(fileURLToPath(new URL('..', import.meta.url)));
  if (skipped) console.log(`skipped: ${skipped}`);
  for (const [id, subject] of wrong) {
    console.error(`${id.slice(0, 7)} ${subject}`);
    console.error(
      `  This subject has ${[...subject].length} characters. To shorten it: git rebase -i ${id.slice(0, 7)}~1, then reword`,
    );
  }
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
