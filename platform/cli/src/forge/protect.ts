import { type Forge, type ProtectionGap, usualProtection } from '@dtaas/forge';
import { answerText, type Command } from '../context.ts';
import { forgeOfClone } from './forge-of-clone.ts';

/**
 * `dtaas protect`: main is changed by pull requests that have the status `dtaas`, and the deploy key alone writes state and versions. What the forge lets only a person
 * change is listed with where to click. `--check` changes nothing, and exits with 1 if something is missing that the forge can do.
 */
export const run: Command = async (context, _, { check }) => {
  const { forge } = await forgeOfClone(context);
  const { repository } = forge;
  if (check === true) {
    const gaps = await gapsOf(forge);
    answerText(context, 'ProtectReport', { repository, mended: [], gaps }, [...says(gaps)].join('\n'));
    return gaps.every(({ isLasting }) => isLasting) ? 0 : 1;
  }
  const { mended, left } = await protect(forge);
  const lines = [...mended.map(({ subject }) => `${subject}: protected now`), ...says(left)];
  answerText(context, 'ProtectReport', { repository, mended, gaps: left }, lines.join('\n'));
  return left.some(({ byHand }) => byHand === undefined) ? 1 : 0;
};

/** Where the protection of a repository differs from what its twins need. */
export async function gapsOf(
  forge: Pick<Forge, 'kind' | 'about' | 'protectionGaps'>,
): Promise<readonly ProtectionGap[]> {
  return forge.protectionGaps(usualProtection((await forge.about()).defaultBranch, forge.kind));
}

/** Mends what can be mended, and answers what was wrong and what is left. */
export async function protect(forge: Forge): Promise<{
  readonly mended: readonly ProtectionGap[];
  readonly left: readonly ProtectionGap[];
}> {
  const before = await gapsOf(forge);
  const left = await forge.ensureProtection(usualProtection((await forge.about()).defaultBranch, forge.kind));
  const isLeft = ({ subject, problem }: ProtectionGap) =>
    left.some((gap) => gap.subject === subject && gap.problem === problem);
  return { mended: before.filter((gap) => !isLeft(gap)), left };
}

function* says(gaps: readonly ProtectionGap[]): Generator<string> {
  if (gaps.every(({ isLasting }) => isLasting)) yield 'Branches and tags are protected.';
  for (const { subject, problem, byHand } of gaps) {
    yield `${subject}: ${problem}`;
    yield `  ${byHand ?? 'To mend it: dtaas protect'}`;
  }
}
