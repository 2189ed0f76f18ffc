import {
  type Asset,
  derivedSeed,
  loadUnits,
  missingParameters,
  type Problem,
  parameterValues,
  readCases,
  readSettings,
  type Settings,
  settingOf,
  settingsDocument,
  unitsIn,
  type WrittenCase,
} from '@dtaas/model';
import type { Case } from '@dtaas/runner';
import { casesInvalid, parametersMissing, settingsWrong } from './failures.ts';
import type { Subject } from './subject.ts';

/** What the cases of a run are made from. */
export interface WrittenRun extends Pick<Subject, 'name' | 'asset' | 'twinValues'> {
  /** `--with`: the texts by the names of parameters. */
  readonly settings: { readonly [name: string]: string };
  readonly seed: number;
  /** `--cases`; absent: one case. */
  readonly cases?: { readonly file: string; readonly text: string } | undefined;
}

/**
 * The cases with the values of all parameters, in the units that the asset declares.
 *
 * @throws DtaasError `usage-parameters`, `usage-parameters-missing`, `cases-invalid`
 */
export async function casesOf(run: WrittenRun): Promise<readonly Case[]> {
  const { name, seed } = run;
  const asset = run.asset.value;
  const values = await valuesOfRun(run);
  if (!run.cases) {
    const names = missingParameters(asset, values);
    if (names.length > 0) throw parametersMissing({ subject: name, names });
    return [{ number: 1, parameters: values, seed }];
  }
  const { file, text } = run.cases;
  const { cases, problems } = readCases(file, text);
  const units = await loadUnits(cases.flatMap(({ value }) => unitsIn(value.parameters ?? {})));
  const made = cases.map((written): Case | readonly Problem[] => {
    const { number, value, document } = written;
    const outcome = readSettings(units, asset, value.parameters ?? {}, document, ['parameters']);
    if ('problems' in outcome) return outcome.problems;
    const parameters = { ...values, ...outcome.values };
    const missing = missingParameters(asset, parameters);
    if (missing.length > 0) return [withoutValue(written, missing)];
    return {
      number,
      ...(value.name === undefined ? {} : { name: value.name }),
      parameters,
      ...(value.input === undefined ? {} : { input: value.input }),
      seed: value.seed ?? derivedSeed(seed, number),
    };
  });
  const all = [...problems, ...made.flatMap((each) => ('number' in each ? [] : each))];
  if (all.length > 0) throw casesInvalid({ file, problems: all.toSorted((a, b) => a.line - b.line) });
  return made.flatMap((each) => ('number' in each ? [each] : []));
}

/** The values of all parameters that the asset, the twin or the command line sets. */
async function valuesOfRun({
  name,
  asset: { reference, value: asset },
  twinValues,
  settings,
}: WrittenRun): Promise<Settings> {
  const parameters = asset.spec.parameters;
  const written = Object.fromEntries(
    Object.entries(settings).map(([name, text]) => [name, settingOf(parameters[name], text)]),
  );
  const units = await loadUnits([...unitsIn(written), ...unitsIn(twinValues), ...declaredUnits(asset)]);
  const outcome = readSettings(units, asset, written, settingsDocument(settings));
  if ('values' in outcome) return { ...parameterValues(units, asset, twinValues), ...outcome.values };
  throw settingsWrong({
    subject: name,
    asset: reference,
    problems: outcome.problems.map((each) => inWordsOfShell(each, settings)),
  });
}

function declaredUnits({ spec }: Asset): readonly string[] {
  return Object.values(spec.parameters).flatMap(({ unit }) => unit ?? []);
}

/** The hint for a file would have a value with a unit written as YAML. */
function inWordsOfShell(problem: Problem, settings: { readonly [name: string]: string }): Problem {
  if (problem.code !== 'quantity-without-unit') return problem;
  const unit = /unit: (\S+)\}/.exec(problem.hint)?.[1];
  const [, name = ''] = /^--with ([^=]+)=/.exec(problem.file) ?? [];
  return unit === undefined
    ? problem
    : { ...problem, hint: `Write --with ${name}='${settings[name]} ${unit}'.` };
}

function withoutValue({ document }: WrittenCase, names: readonly string[]): Problem {
  return {
    ...document.positionOf([]),
    code: 'parameter-missing',
    severity: 'error',
    message: `The case has no value for ${names.join(', ')}, which ${names.length === 1 ? 'has' : 'have'} no default`,
    hint: `Write {"parameters": {"${names[0]}": …}}.`,
  };
}
