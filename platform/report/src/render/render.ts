import type { Tree } from '@dtaas/model';
import type { Document } from '../document/document.ts';
import { biographyDocument, snapshotsDocument } from '../document/history.ts';
import { assetDocument, listDocument, twinDocument } from '../document/library.ts';
import { lockDocument } from '../document/lock.ts';
import { mergedDocument } from '../document/merged.ts';
import { outcomeDocument } from '../document/outcome.ts';
import { planDocument } from '../document/plan.ts';
import { problemsDocument } from '../document/problems.ts';
import { pullRequestDocument } from '../document/pull-request.ts';
import { reviewDocument } from '../document/review.ts';
import { statusDocument } from '../document/status.ts';
import { verificationDocument } from '../document/verification.ts';
import { say } from '../document/words.ts';
import type { Report } from '../reports.ts';
import { asMarkdown } from './markdown.ts';
import { asText } from './text.ts';

/** The kinds of reports that people read as a document. */
export type Readable = Exclude<Report, Report<'ErrorReport'>>;

export interface RenderOptions {
  readonly format: 'text' | 'markdown';
  /** Milliseconds since 1970, which ages are counted from. */
  readonly now?: number;
  /** The files that problems are in. */
  readonly tree?: Tree;
  /** Digests of the assets whose result was shown as progress. */
  readonly shown?: ReadonlySet<string>;
}

/** A report for people, on a terminal or in a comment. */
export function render(report: Readable, options: RenderOptions): string {
  const document = documentOf(report, options);
  if (options.format === 'markdown') return asMarkdown(document, `dtaas:${report.kind}`);
  return asText(document.blocks);
}

function documentOf(report: Readable, { now = Date.now(), tree, shown }: RenderOptions): Document {
  switch (report.kind) {
    case 'PlanReport':
      return planDocument(report);
    case 'DeployReport':
      return outcomeDocument(say`What the deployment did`, report.twins);
    case 'MergedReport':
      return mergedDocument(report);
    case 'LockReport':
      return lockDocument(report);
    case 'OperationReport':
      return outcomeDocument(say`What the operation did`, report.twins);
    case 'StatusReport':
      return statusDocument(report.twins, now);
    case 'BiographyReport':
      return biographyDocument(report.twin, report.events);
    case 'SnapshotsReport':
      return snapshotsDocument(report.twin, report.snapshots, now);
    case 'CheckReport':
      return problemsDocument(report.problems, tree);
    case 'ListReport':
      return listDocument(report);
    case 'AssetReport':
      return assetDocument(report);
    case 'TwinReport':
      return twinDocument(report);
    case 'PullRequestReport':
      return pullRequestDocument(report, now);
    case 'ReviewReport':
      return reviewDocument(report);
    case 'VerificationReport':
      return verificationDocument(report, shown);
  }
}
