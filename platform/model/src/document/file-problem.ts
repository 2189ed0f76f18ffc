import type { Problem } from '../errors/problem.ts';
import type { ProblemCode } from '../explain/explanations.ts';
import type { Lines } from './yaml/lines.ts';

/** A fault in a text, with its offset. */
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
