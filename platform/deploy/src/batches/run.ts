import { resolve } from 'node:path';
import { carryOut, type RunOutcome } from './carry-out.ts';
import { casesOf } from './cases.ts';
import { batchProblems } from './failures.ts';
import { expectCaseFolder, expectFolder, readTextFile } from './input.ts';
import { openFiles } from './open-files.ts';
import type { RunRequest, RunSurroundings } from './request.ts';
import { directoriesOf, problemsIn, subjectOf } from './subject.ts';

/**
 * Runs the batch of an asset, or of a component of a twin, from the files as they are.
 *
 * @throws DtaasError for everything that is wrong with the request; a case that fails is a result
 */
export async function runOnce(request: RunRequest, surroundings: RunSurroundings): Promise<RunOutcome> {
  const files = await openFiles(surroundings);
  const { resolution, problems } = files;
  const subject = subjectOf(resolution, request.words, problems);
  const wrong = problemsIn(problems, directoriesOf(subject));
  if (wrong.length > 0) throw batchProblems({ subject: subject.name, problems: wrong });
  const pathOf = (path: string) => resolve(surroundings.cwd, path);
  const cases = await casesOf({
    ...subject,
    settings: request.settings,
    seed: request.seed,
    cases: request.cases === undefined ? undefined : readCasesFile(request.cases, pathOf(request.cases)),
  });
  const input = inputOf(
    request,
    cases.some((each) => each.input !== undefined),
    pathOf,
  );
  if (input !== undefined) expectFolder('input folder', input);
  for (const folder of new Set(cases.flatMap((each) => each.input ?? []))) expectCaseFolder(input!, folder);
  return carryOut(
    { ...files, subject, cases, many: request.cases !== undefined, input },
    request,
    surroundings,
  );
}

function readCasesFile(file: string, path: string): { readonly file: string; readonly text: string } {
  return { file, text: readTextFile('file of cases', path) };
}

/** The folders of cases are relative to the input folder, or else to the file that names them. */
function inputOf(
  { input, cases }: RunRequest,
  named: boolean,
  pathOf: (path: string) => string,
): string | undefined {
  if (input !== undefined) return pathOf(input);
  return named ? resolve(pathOf(cases!), '..') : undefined;
}
