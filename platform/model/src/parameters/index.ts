export { bytesOf, printBytes, secondsOf } from './amounts.ts';
export { parameterValues } from './parameter-values.ts';
export { readValue, withinType } from './value.ts';
