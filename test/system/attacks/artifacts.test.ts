import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, onTestFinished } from 'vitest';
import * as reading from '../../../platform/cli/src/review/read-reports.ts';
import * as parsing from '../../../platform/report/src/read-report.ts';
import { reportOf } from '../../../platform/report/src/reports.ts';
import * as address from '../../../platform/report/src/review/page-address.ts';
import * as reviewing from '../../../platform/report/src/review/review.ts';
import * as shown from '../../../platform/report/src/review/shown-plans.ts';
import { attack } from './attack.ts';
import { switchedOff } from './switched-off.ts';

const commit = 'c'.repeat(40);
const check = reportOf('CheckReport', { problems: [] });
const twin = { verdict: 'act', changes: [], steps: [], remarks: [], errors: [], digest: 'digest' } as const;
const plan = reportOf('PlanReport', {
  ...{ commit, digest: 'd', deploy: 'dtaas deploy' },
  twins: [{ twin: 'tank', ...twin }],
});
const result = { asset: 'functions/pump', version: '1.0.0', digest: 'e'.repeat(64), weak: false } as const;
const shard = (number: number, outcome: 'passed' | 'failed') =>
  reportOf('VerificationReport', {
    results: [{ ...result, outcome, recorded: false }],
    ...{ twins: [], remarks: [], shard: { number, of: 2, split: 'a' } },
  });

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'dtaas-artifact-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

const reviews = (...changes: readonly (readonly [file: string, source: string, instead: string])[]) =>
  switchedOff(
    reviewing,
    'report/src/review/review.ts',
    ...changes.map(([file, ...change]) => [`report/src/review/${file}`, ...change] as const),
  );

describe('an artifact of the jobs of a pull request', () => {
  attack(
    'is a link to a file of the privileged job',
    switchedOff(reading, 'cli/src/review/read-reports.ts', [
      'cli/src/review/read-reports.ts',
      ' | constants.O_NOFOLLOW',
      '',
    ]),
    ({ readReports }) => {
      const [artifact, elsewhere] = [folder(), folder()];
      writeFileSync(join(elsewhere, 'x.json'), JSON.stringify(check));
      symlinkSync(join(elsewhere, 'x.json'), join(artifact, 'check.json'));
      return readReports(artifact, { plans: true }).reports.length > 0;
    },
  );

  attack(
    'has more files than a job can read',
    switchedOff(reading, 'cli/src/review/read-reports.ts', [
      'cli/src/review/read-reports.ts',
      'entries > mostEntries || files.length >= mostFiles',
      'entries < 0',
    ]),
    ({ readReports }) => {
      const artifact = folder();
      for (let at = 0; at < 320; at++) writeFileSync(join(artifact, `${at}.json`), '{}');
      return readReports(artifact, { plans: true }).damaged.length === 320;
    },
  );

  attack(
    'is a report of 1,000,000 twins',
    switchedOff(parsing, 'report/src/read-report.ts', [
      'report/src/read-report.ts',
      'text.length > longestReport',
      'text.length < 0',
    ]),
    ({ readReport }) => {
      const twins = Array<string>(1_000_000).fill('{"twin":"t","digest":""}').join(',');
      const text = `{"apiVersion":"dtaas/v1","kind":"PlanReport","twins":[${twins}]}`;
      return !refusalOf(() => readReport(text)).includes('more than 16 MiB');
    },
  );

  attack(
    'claims to be a plan, with harmless digests beside those of the plan of main',
    reviews(['review.ts', "...single('plan', plans.length),", '']),
    ({ reviewOf }) => {
      const forged = { ...plan, twins: [{ ...plan.twins[0]!, verdict: 'nothing' as const }] };
      const reports = [check, shard(1, 'passed'), shard(2, 'passed'), forged, plan];
      return reviewOf({ reports, commit }).state === 'success';
    },
  );

  attack(
    'is of another commit than the one that is reviewed',
    reviews(['review.ts', '...otherCommit(commit, plan),', '']),
    ({ reviewOf }) => {
      const reports = [check, shard(1, 'passed'), shard(2, 'passed'), plan];
      return reviewOf({ reports, commit: 'a'.repeat(40) }).state === 'success';
    },
  );

  attack(
    'is missing, because its tests failed',
    reviews(['merge-verifications.ts', 'missing: missingShards(reports),', 'missing: [],']),
    ({ reviewOf }) => reviewOf({ reports: [check, shard(1, 'passed'), plan], commit }).state === 'success',
  );

  attack(
    'says that a test passed which another artifact says has failed',
    reviews(['merge-verifications.ts', '!other || rankOf(result) < rankOf(other)', 'result']),
    ({ reviewOf }) => {
      const reports = [check, shard(1, 'failed'), shard(2, 'passed'), plan];
      return reviewOf({ reports, commit }).state === 'success';
    },
  );

  attack(
    'ends the hidden line of a comment by the name of a twin',
    switchedOff(shown, 'report/src/review/shown-plans.ts', [
      'report/src/review/shown-plans.ts',
      ' || !isInstanceId(twin)',
      '',
    ]),
    ({ shownPlans }) => {
      const line = shownPlans(commit, [{ twin: 'a --> @everybody', ...twin }]) ?? '';
      return line.includes('@everybody');
    },
  );

  attack(
    'gives the page of its job an address that leaves the link',
    switchedOff(address, 'report/src/review/page-address.ts', [
      'report/src/review/page-address.ts',
      '/^https?:\\/\\/[\\w.:[\\]-]+(\\/[\\w./%?&=#~+,;@:-]*)?$/.test(text) && ',
      '',
    ]),
    ({ isPageAddress }) => isPageAddress('https://x.example/) ![](https://x.example/seen.png'),
  );
});

function refusalOf(act: () => unknown): string {
  try {
    act();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}
