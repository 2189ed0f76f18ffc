import { expect, it } from 'vitest';
import { machineRefusal } from './machine-refusal.ts';
import { DtaasError } from './problem.ts';

const errorOf = (code: string) => Object.assign(new Error(`${code}: write`), { code, path: '/state/x' });

it.each([
  ['ENOSPC', 'disk-full'],
  ['EROFS', 'not-writable'],
  ['EACCES', 'not-writable'],
  ['EMFILE', 'too-many-files'],
])('%s is told as %s, with the path', (code, told) => {
  expect(machineRefusal(errorOf(code))).toMatchObject({
    code: told,
    message: expect.stringContaining('/state/x'),
  });
});

it("a folder that can't be made is told as one that can't be written to", () => {
  const error = Object.assign(errorOf('ENOENT'), { syscall: 'mkdir' });
  expect(machineRefusal(error)).toMatchObject({ code: 'not-writable' });
  expect(machineRefusal(errorOf('ENOENT'))).toBeUndefined();
});

it('a missing folder for temporary files is told with the variable that names it', () => {
  const error = Object.assign(errorOf('ENOENT'), { syscall: 'mkdtemp' });
  expect(machineRefusal(error)).toMatchObject({
    code: 'temporary-folder-missing',
    message: 'The folder for temporary files is missing: /state/x.',
    hint: expect.stringContaining('TMPDIR'),
  });
});

it.each([
  ['a fault of ours', new TypeError('x is undefined')],
  ['another refusal', errorOf('ECONNREFUSED')],
  ['what is told already', new DtaasError({ code: 'a', message: 'b', hint: 'c' })],
  ['no error at all', 'ENOSPC'],
])('%s stays what it is', (_what, thrown) => {
  expect(machineRefusal(thrown)).toBeUndefined();
});
