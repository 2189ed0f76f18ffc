export * as verifyErrors from './failures.ts';
export { junitReport } from './junit.ts';
export type { KeptResults } from './kept-results.ts';
export { isVerified, type VerifyReport } from './result.ts';
export type { Progress } from './run.ts';
export { unverifiedAssets } from './unverified.ts';
export { verificationsOf } from './verifications.ts';
export { verifyAssets } from './verify-assets.ts';
