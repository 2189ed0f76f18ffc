export { type Actions, answerComment, unansweredComment } from './answer/answer.ts';
export type { Reply } from './answer/reply.ts';
export { type DeployMainOptions, deployMain } from './merged/deploy-merged.ts';
export { type DueReview, dueReviews } from './review/due.ts';
export { missingReport, postReview } from './review/post.ts';
export { type Rights, rightsBy } from './rights.ts';
export { topics } from './topics.ts';
