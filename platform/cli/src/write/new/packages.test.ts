import { expect, it } from 'vitest';
import { packagesIn } from './packages.ts';

it.each<[given: string | readonly string[] | undefined, packages: readonly string[]]>([
  [undefined, []],
  ['numpy', ['numpy']],
  ['numpy,scipy', ['numpy', 'scipy']],
  ['numpy, scipy', ['numpy', 'scipy']],
  [
    ['numpy,scipy', 'six'],
    ['numpy', 'scipy', 'six'],
  ],
  ['numpy>=1,<2,six', ['numpy>=1,<2', 'six']],
  ['fastapi[all,dev]>=1,six', ['fastapi[all,dev]>=1', 'six']],
  ['@scope/one@^1,two', ['@scope/one@^1', 'two']],
  ['', []],
])('%j names %j', (given, packages) => {
  expect(packagesIn(given)).toEqual(packages);
});
