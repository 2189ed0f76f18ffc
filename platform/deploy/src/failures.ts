// What `dtaas explain` says of this package's errors, and what its code throws.

export * from './assess/failures.ts';
export * from './batches/failures.ts';
export * from './bind/failures.ts';
export * from './biography/failures.ts';
export * from './look/failures.ts';
export * from './operate/failures.ts';
export * from './reconcile/failures.ts';
