export { type DeployMainOptions, deployMain } from './merged/deploy-merged.ts';
export { topics } from './topics.ts';
