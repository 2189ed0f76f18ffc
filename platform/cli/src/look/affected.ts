import { openRepository, partedFrom, readWorkTree } from '@dtaas/repository';
import { openAffected } from '../clone/affected-between.ts';
import { answerText, type Command, textOption } from '../context.ts';

/** `dtaas affected`: lists the twins whose desired state differs between the work tree and a commit. */
export const run: Command = async (context, _arguments, options) => {
  const repository = await openRepository(context.cwd, { note: context.note });
  const since = textOption(options, 'since') ?? 'HEAD';
  const [affected, commit, tree] = await Promise.all([
    openAffected(repository),
    partedFrom(repository, since),
    readWorkTree(repository),
  ]);
  const twins = await affected.between(commit, tree);
  affected.save();
  answerText(context, 'AffectedReport', { since: commit, twins }, twins.join('\n'));
  if (twins.length === 0) context.note(`No twin is affected since ${since}.`);
  return 0;
};
