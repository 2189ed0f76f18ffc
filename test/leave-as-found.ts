import { readFileSync } from 'node:fs';
import { afterAll, expect, vi } from 'vitest';

// The test files of a worker run in one process, one after another, and share the modules that they load. Therefore a
// file that leaves the process otherwise than it found it fails.

// Modules remember what a machine has. A file that changes this, or resets modules, begins and ends without loaded ones.
const { testPath } = expect.getState();
if (testPath === undefined) throw new Error('vitest does not say which file it runs');
const changesMachine = /'(PATH|XDG_RUNTIME_DIR)'|vi\.resetModules\(/.test(readFileSync(testPath, 'utf8'));
if (changesMachine) vi.resetModules();

const found = surroundings();

afterAll(() => {
  if (changesMachine) vi.resetModules();
  const left = surroundings();
  const names = new Set([...Object.keys(found), ...Object.keys(left)]);
  const changed = [...names].filter((name) => found[name] !== left[name]);
  if (changed.length > 0) throw new Error(`The tests of this file did not restore ${changed.join(', ')}.`);
});

/** Variables have a `$` before their names. */
function surroundings(): Readonly<Record<string, unknown>> {
  return {
    ...Object.fromEntries(Object.entries(process.env).map(([name, value]) => [`$${name}`, value])),
    'the working directory': process.cwd(),
    'the umask': process.umask(),
    'real timers': !vi.isFakeTimers(),
  };
}
