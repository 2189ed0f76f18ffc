export { amountInWords, exceeds } from './amounts.ts';
export { costOf, noCost, sumOfCosts } from './cost.ts';
export {
  amountIn,
  type Excess,
  type Holding,
  quotasOfShare,
  refusedGrowth,
  type Share,
} from './growth.ts';
export {
  hasQuotas,
  keyOfQuota,
  type Limits,
  limitInWords,
  type Quota,
  quotasOfPlatform,
  quotasOn,
} from './quotas.ts';
export { defaultDiskBytes } from './taken.ts';
