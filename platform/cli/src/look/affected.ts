import { affectedTwins } from '@dtaas/model';
import { openRepository, partedFrom, readPublished, readTreeObject, readWorkTree } from '@dtaas/repository';
import { openParseCache } from '../clone/parse-cache.ts';
import { answerText, type Command, textOption } from '../context.ts';

/** `dtaas affected`: lists the twins whose desired state differs between the work tree and a commit. */
export const run: Command = async (context, _arguments, options) => {
  const repository = await openRepository(context.cwd, { note: context.note });
  const since = textOption(options, 'since') ?? 'HEAD';
  const cache = openParseCache(repository.root);
  const mentions = openParseCache(repository.root, 'mentioned');
  const placeKinds = async () => (await import('@dtaas/places')).placeKinds;
  const [published, [commit, before], after] = await Promise.all([
    readPublished(repository),
    partedFrom(repository, since).then(async (id) => [id, await readTreeObject(repository, id)] as const),
    readWorkTree(repository),
  ]);
  const twins = await affectedTwins(before, after, { published, placeKinds, cache, mentions });
  cache.save();
  mentions.save();
  answerText(context, 'AffectedReport', { since: commit, twins }, twins.join('\n'));
  if (twins.length === 0) context.note(`No twin is affected since ${since}.`);
  return 0;
};
