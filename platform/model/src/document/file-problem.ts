import type { Problem } from '../errors/problem.ts';
import type { ProblemCode } from '../explain/explanations.ts';
import type { Lines } from './yaml/lines.ts';

/** What is wrong in a text, and at which offset. */
export interface Fault {
  readonly code: ProblemCode;
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

export function toProblem(file: string, lines: Lines, fault: Fault): Problem {
  const { code, message, hint } = fault;
  return { file, ...lines.at(fault.offset), code, severity: 'error', message, hint };
}
