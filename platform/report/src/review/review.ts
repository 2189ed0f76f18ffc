import type { AnyReport } from '@dtaas/model';
import { type Report, reportOf } from '../reports.ts';
import { decisionsOf } from './decisions.ts';
import { mergeVerifications } from './merge-verifications.ts';
import type { Facts, Gap, Review } from './parts.ts';
import { settledPlan } from './settled-plans.ts';
import { isOfOtherCommit } from './shown-plans.ts';
import { summaryOf } from './summary.ts';

/** What a review read, or could not read. */
export interface ReviewInput {
  /** The reports of `check`, `verify` and `plan`, each shard's, and of commands that failed. Others are passed over. */
  readonly reports: readonly AnyReport[];
  /** What could not be read, by the name of its file. */
  readonly damaged?: readonly { readonly file: string; readonly why: string }[];
  /** The commit that the reports should be about. */
  readonly commit?: string | undefined;
  /** Where the job that made the reports can be seen. */
  readonly job?: string | undefined;
}

/** One review of what `check`, `verify` and `plan` reported of one commit. */
export function reviewOf({ reports, damaged = [], commit, job }: ReviewInput): Review {
  const checks = reports.filter(isOf('CheckReport'));
  const plans = reports.filter(isOf('PlanReport'));
  const errors = reports.filter(isOf('ErrorReport')).map(({ error }) => error);
  const { verification, missing } = mergeVerifications(reports.filter(isOf('VerificationReport')));
  const [check] = checks;
  const [found] = plans;
  const plan = found && settledPlan(found, verification);
  const facts: Facts = {
    commit: commit ?? plan?.commit ?? null,
    ...(job === undefined ? {} : { job }),
    missing: [
      ...single('check', checks.length),
      ...missing,
      ...single('plan', plans.length),
      ...otherCommit(commit, plan),
      ...damaged.map(({ file, why }): Gap => ({ about: 'file', why: 'damaged', file, details: why })),
    ],
    decide: plan ? decisionsOf(plan.twins) : [],
    ...(check ? { check } : {}),
    ...(verification ? { verification } : {}),
    ...(plan ? { plan } : {}),
    ...(errors.length > 0 ? { errors } : {}),
  };
  return reportOf('ReviewReport', { ...summaryOf(facts), ...facts });
}

function isOf<K extends 'CheckReport' | 'VerificationReport' | 'PlanReport' | 'ErrorReport'>(kind: K) {
  return (report: AnyReport): report is Report<K> => report.kind === kind;
}

function single(about: 'check' | 'plan', count: number): readonly Gap[] {
  if (count === 1) return [];
  return [{ about, why: count === 0 ? 'absent' : 'several' }];
}

function otherCommit(commit: string | undefined, plan: Report<'PlanReport'> | undefined): readonly Gap[] {
  const isOther = commit !== undefined && plan !== undefined && isOfOtherCommit(commit, plan);
  return isOther ? [{ about: 'plan', why: 'other-commit' }] : [];
}
