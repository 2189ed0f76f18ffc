import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openRepository } from '@dtaas/repository';
import { isVerified, junitReport, type VerifyReport, verifyAssets } from '@dtaas/verify';
import type { Context, ExitCode, Options } from '../context.ts';
import { openParseCache } from '../parse-cache.ts';
import { reportText, resultText } from '../print/verification.ts';
import { verifyProgress } from '../verify-progress.ts';

/** `dtaas verify [asset...]`: runs the tests of assets, each in a sandbox, unless they passed before. */
export async function run(context: Context, assets: readonly string[], options: Options): Promise<ExitCode> {
  const repository = await openRepository(context.cwd, { note: context.note });
  const cache = openParseCache(repository.root);
  const progress = await verifyProgress(context);
  const shown = new Set<string>();
  const { since, junit, force } = options;
  let report: VerifyReport;
  try {
    report = await verifyAssets(repository, {
      assets,
      ...(typeof since === 'string' ? { since } : {}),
      force: force === true,
      cache,
      signal: context.signal,
      onProgress: (event) => {
        if (event.type === 'finished') shown.add(event.result.digest);
        progress.update(event);
      },
    });
  } finally {
    progress.done();
  }
  cache.save();
  if (typeof junit === 'string') writeFileSync(resolve(context.cwd, junit), junitReport(report.results));
  print(context, report, shown);
  if (context.signal.aborted) return 130;
  return report.results.every(({ outcome }) => isVerified(outcome)) ? 0 : 1;
}

function print(context: Context, report: VerifyReport, shown: ReadonlySet<string>): void {
  if (context.format === 'json') context.printJson(report);
  else if (context.format === 'junit') context.print(junitReport(report.results));
  else {
    // What didn't run wasn't in the progress; that it was verified before is in the sum.
    const untold = report.results.filter(
      ({ digest, outcome }) => outcome !== 'remembered' && !shown.has(digest),
    );
    context.print([...untold.map(resultText), reportText(report)].join('\n'));
  }
}
