import { availableParallelism } from 'node:os';
import {
  type AgainOutcome,
  type AgainRequest,
  type RunOutcome,
  type RunRequest,
  type RunSurroundings,
  runAgain,
  runOnce,
} from '@dtaas/deploy';
import { largestSeed, secondsOf } from '@dtaas/model';
import { openParseCache } from '../clone/parse-cache.ts';
import { type Command, type Context, namesAndValues, type Options, textOption } from '../context.ts';
import { optionsContradict } from '../failures.ts';
import { batchProgress } from './batch-progress.ts';
import { answerRun } from './batch-words.ts';
import { batchOptionWrong, caseWithoutRun } from './failures.ts';

/** `dtaas run`: runs the batch of an asset or of a twin's component, or repeats a run. */
export const run: Command = async (context, words, options) => {
  const again = againOf(words, options);
  const request = again ?? requestOf(words, options);
  const outcome = await withProgress(
    context,
    (surroundings): Promise<RunOutcome | AgainOutcome> =>
      'manifest' in request ? runAgain(request, surroundings) : runOnce(request, surroundings),
  );
  answerRun(context, outcome);
  if (context.signal.aborted) return 130;
  return isAsWanted(outcome) ? 0 : 1;
};

/** A run that is repeated may fail as the earlier one did. */
function isAsWanted(outcome: RunOutcome | AgainOutcome): boolean {
  return 'differences' in outcome ? outcome.differences.length === 0 : outcome.record.outcome === 'done';
}

async function withProgress<T>(
  context: Context,
  work: (surroundings: RunSurroundings) => Promise<T>,
): Promise<T> {
  const progress = await batchProgress(context);
  const { cwd, signal, note } = context;
  try {
    return await work({ cwd, signal, note, onProgress: progress.update, cache: openParseCache });
  } finally {
    progress.done();
  }
}

/**
 * What is repeated; `undefined` without `--again`.
 *
 * @throws DtaasError `usage-batch-option`, `usage-options-contradict`
 */
export function againOf(words: readonly string[], options: Options): AgainRequest | undefined {
  const manifest = textOption(options, 'again');
  if (manifest === undefined) {
    if (options['case'] !== undefined) throw caseWithoutRun();
    return undefined;
  }
  // The manifest says all of these.
  const fixed = ['with', 'seed', 'cases', 'timeout'].find((name) => options[name] !== undefined);
  if (fixed) throw optionsContradict({ flags: ['--again', `--${fixed}`] });
  if (words.length > 0) throw optionsContradict({ flags: ['--again', words.join(' ')] });
  return {
    manifest,
    case: wholeNumber(options, 'case', 1, Number.MAX_SAFE_INTEGER),
    ...foldersAndJobs(options),
  };
}

function foldersAndJobs(options: Options): Pick<RunRequest, 'input' | 'output' | 'jobs'> {
  return {
    input: textOption(options, 'input'),
    output: textOption(options, 'output'),
    jobs: wholeNumber(options, 'jobs', 1, 1000) ?? availableParallelism(),
  };
}

/** @throws DtaasError `usage-batch-option` */
export function requestOf(words: readonly string[], options: Options): RunRequest {
  return {
    words,
    settings: settingsOf(options['with']),
    seed: wholeNumber(options, 'seed', 0, largestSeed) ?? 0,
    cases: textOption(options, 'cases'),
    ...foldersAndJobs(options),
    timeoutSeconds: durationOf(textOption(options, 'timeout') ?? '1h'),
  };
}

function settingsOf(written: Options[string]): RunRequest['settings'] {
  const settings = namesAndValues(written, (text) =>
    batchOptionWrong({ option: 'with', wanted: 'name=value', text }),
  );
  const twice = settings.find(([name], index) => settings.findIndex(([other]) => other === name) < index);
  if (twice) throw batchOptionWrong({ option: 'with', wanted: 'each name once', text: twice.join('=') });
  return Object.fromEntries(settings);
}

function wholeNumber(options: Options, option: string, least: number, most: number): number | undefined {
  const text = textOption(options, option);
  if (text === undefined) return undefined;
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw batchOptionWrong({ option, wanted: `a whole number from ${least} to ${most}`, text });
}

function durationOf(text: string): number {
  const seconds = /^\d+(\.\d+)?(ms|s|min|h|d)$/.test(text) ? secondsOf(text) : 0;
  if (seconds > 0 && seconds < 1e9) return seconds;
  throw batchOptionWrong({ option: 'timeout', wanted: 'a length of time such as 90s, 10min or 2h', text });
}
