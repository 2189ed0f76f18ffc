export * from './errors.ts';
export * from './ssh/failures.ts';
