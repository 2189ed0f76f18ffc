import type { Document } from '../document/document.ts';
import { readDocument } from '../document/read-document.ts';
import { schemaProblems } from '../document/schema/schema-problems.ts';
import type { ErrorExplanation } from '../errors/define-error.ts';
import { caseNotJson, casesMissing } from '../errors/failures.ts';
import type { Position, Problem } from '../errors/problem.ts';
import type { BatchCase } from '../generated/types.ts';
import { validateBatchCase } from '../generated/validators.js';
import { isJsonObject, type Json, parseJson } from '../values/json.ts';

/** A line of a file of cases. */
export interface WrittenCase {
  /** Its number, from 1. Empty lines don't count. */
  readonly number: number;
  readonly value: BatchCase;
  /** Tells positions within the line. */
  readonly document: Document;
}

/** Reads a file of cases: one JSON object a line. Reports what is wrong with all lines. */
export function readCases(
  file: string,
  text: string,
): { readonly cases: readonly WrittenCase[]; readonly problems: readonly Problem[] } {
  const cases: WrittenCase[] = [];
  const problems: Problem[] = [];
  for (const [index, written] of text.split('\n').entries()) {
    if (written.trim() === '') continue;
    const document = lineOf(file, index + 1, written);
    const found = problemsOf(document, written);
    problems.push(...found);
    if (found.length > 0) continue;
    const value = document.value as unknown as BatchCase;
    cases.push({ number: cases.length + 1, value, document });
  }
  if (cases.length === 0 && problems.length === 0)
    problems.push(problem({ file, line: 1, column: 1 }, casesMissing));
  return { cases, problems };
}

function problemsOf(document: Document, written: string): readonly Problem[] {
  if (document.value === undefined) {
    const { file, line } = document.positionOf([]);
    return [problem({ file, line, column: faultyColumn(written) }, caseNotJson)];
  }
  if (validateBatchCase(document.value)) return [];
  return schemaProblems(document, validateBatchCase.errors ?? [], () => []);
}

function problem(
  where: Position,
  { code, title, remedy }: Pick<ErrorExplanation, 'code' | 'title' | 'remedy'>,
): Problem {
  return { ...where, code, severity: 'error', message: title.replace(/\.$/, ''), hint: remedy };
}

/** The column at which a text stops being JSON, which the messages of Node don't always say; 1 if it is JSON. */
function faultyColumn(text: string): number {
  let [begun, faulty] = [0, text.length + 1];
  while (faulty - begun > 1) {
    const middle = Math.floor((begun + faulty) / 2);
    if (isBegun(text.slice(0, middle))) begun = middle;
    else faulty = middle;
  }
  return whyNotJson(text) === undefined ? 1 : faulty;
}

/** Whether a text is JSON, or could become JSON if more came after it. */
function isBegun(text: string): boolean {
  const message = whyNotJson(text);
  if (message === undefined) return true;
  const at = /at position (\d+)/.exec(message)?.[1];
  return /end of JSON|Unterminated/.test(message) || Number(at) >= text.length;
}

function whyNotJson(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return (error as SyntaxError).message;
  }
}

/** One line as a document of its own. It is read again for a position. */
function lineOf(file: string, line: number, text: string): Document {
  const value = objectOf(text);
  const inLine = (position: Position): Position => ({ ...position, line });
  const read = () => readDocument(file, Buffer.from(text));
  return {
    file,
    value,
    problems: [],
    positionOf: (path) => inLine(path.length === 0 ? { file, line, column: 1 } : read().positionOf(path)),
    positionOfKey: (path) => inLine(read().positionOfKey(path)),
    positionWithin: (path, part, offset) => inLine(read().positionWithin(path, part, offset)),
  };
}

function objectOf(text: string): Json | undefined {
  try {
    const value = parseJson(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
