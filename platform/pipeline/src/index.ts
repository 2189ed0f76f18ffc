export { type Actions, answerComment, unansweredComment } from './answer/answer.ts';
export type { Reply } from './answer/reply.ts';
export { type DeployMainOptions, deployMain } from './merged/deploy-merged.ts';
export { missingReport, postReview } from './review/post.ts';
export { type Rights, rightsBy } from './rights.ts';
export { topics } from './topics.ts';
