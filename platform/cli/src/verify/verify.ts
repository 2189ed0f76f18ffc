import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isVerified } from '@dtaas/model';
import { reportOf } from '@dtaas/report';
import { openRepository } from '@dtaas/repository';
import { junitReport, type KeptResults, readShard, type VerifyReport, verifyRepository } from '@dtaas/verify';
import { keptFile } from '../clone/kept-file.ts';
import { openParseCache } from '../clone/parse-cache.ts';
import { answer, type Context, type ExitCode, type Options, textOption } from '../context.ts';
import { verifyProgress } from './verify-progress.ts';

/** `dtaas verify [name...]`: runs the tests of assets and twins, each in a sandbox, unless they passed before. */
export async function run(context: Context, names: readonly string[], options: Options): Promise<ExitCode> {
  const shard = textOption(options, 'shard');
  const part = shard === undefined ? {} : { shard: readShard(shard) };
  const repository = await openRepository(context.cwd, { note: context.note });
  const cache = openParseCache(repository.root);
  const progress = await verifyProgress(context);
  const shown = new Set<string>();
  const { since, junit, force } = options;
  let report: VerifyReport;
  try {
    report = await verifyRepository(repository, {
      names,
      ...(typeof since === 'string' ? { since } : {}),
      force: force === true,
      ...(options['strong'] === true ? { allowWeak: false } : {}),
      ...part,
      cache,
      kept: keptFile<KeptResults>('verified', repository.root),
      signal: context.signal,
      onProgress: (event) => {
        // A comment for a pull request has every result; on a terminal they are shown as they come.
        if (event.type === 'finished' && context.format === 'text') shown.add(event.result.digest);
        progress.update(event);
      },
    });
  } finally {
    progress.done();
  }
  cache.save();
  if (typeof junit === 'string') writeFileSync(resolve(context.cwd, junit), junitReport(report));
  const verified = reportOf('VerificationReport', report);
  if (context.format === 'junit') {
    context.print(junitReport(report));
    context.keepReport?.(verified);
  } else answer(context, verified, { shown });
  if (context.signal.aborted) return 130;
  return [...report.results, ...report.twins].every(({ outcome }) => isVerified(outcome)) ? 0 : 1;
}
