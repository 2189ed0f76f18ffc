import type { ReportedError } from '@dtaas/deploy';
import { type Block, line } from './document.ts';
import { say, toned } from './words.ts';

/** What went wrong with one twin, with its problems, and what to do next. */
export function errorBlocks(error: ReportedError, depth = 1): readonly Block[] {
  const { code, message, hint, problems = [] } = error;
  const [first = '', ...more] = message.split('\n');
  return [
    line(say`${toned('bad', say`${code}`)}: ${first}`, depth),
    ...more.map((text) => line(say`${text}`, depth + 1)),
    ...problems.map((problem) => {
      const where = `${problem.file}:${problem.line}:${problem.column}`;
      return line(say`${where} ${problem.code}: ${problem.message}`, depth + 1);
    }),
    ...hint.split('\n').map((text) => line(say`${text}`, depth + 1)),
  ];
}
