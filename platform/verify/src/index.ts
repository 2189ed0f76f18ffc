export { referencesMeant } from './choose/references-meant.ts';
export * as verifyErrors from './failures.ts';
export type { KeptResults } from './records/kept-results.ts';
export { unverifiedAssets } from './records/unverified.ts';
export { verificationsOf } from './records/verifications.ts';
export { junitReport } from './report/junit.ts';
export { isVerified, referenceOf, type VerifyReport } from './report/result.ts';
export type { Progress } from './run/progress.ts';
export { verifyRepository } from './verify-repository.ts';
