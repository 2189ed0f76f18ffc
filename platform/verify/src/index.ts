export type { ConfigurationOptions } from './configuration.ts';
export { verifyFailures } from './failures.ts';
export { junitReport } from './junit.ts';
export type { VerificationRecord } from './records.ts';
export { type AssetResult, countByOutcome, isVerified, type Outcome, type VerifyReport } from './result.ts';
export type { Progress } from './run.ts';
export { type Unverified, unverifiedAssets } from './unverified.ts';
export { type VerifyOptions, verifyAssets } from './verify-assets.ts';
