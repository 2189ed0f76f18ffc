export { bytesOf, printBytes, secondsOf } from './amounts.ts';
export { parameterValues } from './parameter-values.ts';
export { readValue, type ValueOutcome, type ValueRefusal, withinType } from './value.ts';
