export * from './ssh/failures.ts';
