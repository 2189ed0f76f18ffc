export { bytesOf, printBytes, secondsOf } from './amounts.ts';
export { parameterValues, readValue, withinType } from './value.ts';
