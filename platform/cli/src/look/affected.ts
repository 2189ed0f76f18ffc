import { affectedTwins } from '@dtaas/model';
import { envelope } from '@dtaas/report';
import { openRepository, partedFrom, readCommitTree, readPublished, readWorkTree } from '@dtaas/repository';
import { openParseCache } from '../clone/parse-cache.ts';
import type { Context, ExitCode, Options } from '../context.ts';
import { textOption } from '../options.ts';

/** `dtaas affected`: lists the twins whose desired state differs between the work tree and a commit. */
export async function run(
  context: Context,
  _arguments: readonly string[],
  options: Options,
): Promise<ExitCode> {
  const repository = await openRepository(context.cwd, { note: context.note });
  const since = textOption(options, 'since') ?? 'HEAD';
  const cache = openParseCache(repository.root);
  const mentions = openParseCache(repository.root, 'mentioned');
  const [published, [commit, before], after] = await Promise.all([
    readPublished(repository),
    partedFrom(repository, since).then(async (id) => [id, await readCommitTree(repository, id)] as const),
    readWorkTree(repository),
  ]);
  const twins = await affectedTwins(before, after, { published, cache, mentions });
  cache.save();
  mentions.save();
  if (context.format === 'json') context.printJson(envelope('AffectedReport', { since: commit, twins }));
  else if (twins.length > 0) context.print(twins.join('\n'));
  else context.note(`No twin is affected since ${since}.`);
  return 0;
}
