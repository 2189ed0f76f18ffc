import { type Asset, nearest, type Ports, portsOf, type Resolution, type Sourced } from '@dtaas/model';
import { type Context, namesAndValues, type Options, textOption } from '../../context.ts';
import { answerWrong } from '../failures.ts';
import { ask } from './ask.ts';
import {
  emulators,
  feeds,
  fittingOutputs,
  recorders,
  requiredInputs,
  requiredUses,
  usable,
  workers,
} from './fitting.ts';
import type { Choice, Part } from './twin.ts';

const fromPlant = 'physical';
const none = 'none';

/**
 * Asks for the parts of a new twin, and offers only those that fit: by kind and version for a use, by type, shape and unit for an
 * input. Errors: `usage-answer`.
 */
export async function askTwin(context: Context, resolution: Resolution, options: Options): Promise<Choice> {
  const wanted = textOption(options, 'asset');
  if (recorders(resolution).some(({ reference }) => reference === wanted))
    throw answerWrong({
      message: `A twin declares the ports of ${wanted}, so another function or tool has to do the work`,
      flag: `--recorder ${wanted}`,
    });
  const asset = await chosen(context, workers(resolution), {
    flag: '--asset',
    message: 'Which function or tool does the work of the twin?',
    given: wanted,
  });
  const given = { uses: pairs(options, 'use'), inputs: pairs(options, 'input') };
  const worker = await partOf(context, resolution, asset, given.uses);
  const inputs = requiredInputs(worker.ports);
  refuseOthers('--input', given.inputs, inputs);
  const fed = new Map<string, Part & { port: string }>();
  for (const [name, input] of inputs) {
    const fitting = new Map(
      feeds(resolution, asset, input).map((feed) => [`${feed.asset.reference}.${feed.port}`, feed]),
    );
    if (fitting.size === 0 && !given.inputs.has(name)) continue;
    const answer = await ask(context, {
      flag: `--input ${name}=<where>`,
      message: `Where does ${name} come from?`,
      given: given.inputs.get(name),
      choices: [fromPlant, ...fitting.keys()],
      usual: fromPlant,
    });
    const feed = fitting.get(answer);
    if (feed) fed.set(name, { ...(await partOf(context, resolution, feed.asset)), port: feed.port });
  }
  const emulated = await askEmulator(context, resolution, worker, fed, options);
  const recorder = await askRecorder(context, resolution, options);
  return { worker, feeds: fed, ...emulated, ...(recorder && { recorder }) };
}

/** A generic tool that takes all values of the twin. */
async function askRecorder(
  context: Context,
  resolution: Resolution,
  options: Options,
): Promise<Part | undefined> {
  const fitting = recorders(resolution);
  const given = textOption(options, 'recorder');
  if (fitting.length === 0 && given === undefined) return undefined;
  const answer = await ask(context, {
    flag: '--recorder',
    message: 'Which tool takes all values of the twin, for example to record them?',
    given,
    choices: [none, ...fitting.map(({ reference }) => reference)],
    usual: none,
  });
  const asset = fitting.find(({ reference }) => reference === answer);
  return asset && partOf(context, resolution, asset);
}

/** An emulator for what comes from the physical twin, and which of its outputs each input gets. */
async function askEmulator(
  context: Context,
  resolution: Resolution,
  worker: Part,
  fed: Choice['feeds'],
  options: Options,
): Promise<Pick<Choice, 'emulator' | 'telemetry' | 'commands'>> {
  const feeding = [...new Set([...fed.values()].map(({ asset }) => asset))];
  const inputs = new Map([
    ...requiredInputs(worker.ports).filter(([name]) => !fed.has(name)),
    ...feeding.flatMap(({ value }) => requiredInputs(value.spec)),
  ]);
  const fitting = emulators(resolution, worker.ports, [...inputs.values()]);
  const given = textOption(options, 'emulator');
  if (fitting.length === 0 && given === undefined) return {};
  const answer = await ask(context, {
    flag: '--emulator',
    message: 'Which tool stands in for the physical twin, with dtaas deploy --emulate?',
    given,
    choices: [none, ...fitting.map(({ reference }) => reference)],
    usual: none,
  });
  const asset = fitting.find(({ reference }) => reference === answer);
  if (asset === undefined) return {};
  const joined = (option: string, wanted: Inputs, from: Part) =>
    askOutputs(context, resolution, { option, given: pairs(options, option), wanted, from });
  const emulator = await partOf(context, resolution, asset);
  return {
    emulator,
    telemetry: await joined('telemetry', [...inputs], emulator),
    commands: await joined('command', requiredInputs(emulator.ports), worker),
  };
}

type Inputs = ReturnType<typeof requiredInputs>;

/** For each input, an output of an asset that fits it. */
async function askOutputs(
  context: Context,
  resolution: Resolution,
  question: {
    readonly option: string;
    readonly given: ReadonlyMap<string, string>;
    readonly wanted: Inputs;
    readonly from: Part;
  },
): Promise<ReadonlyMap<string, string>> {
  const { option, given, wanted, from } = question;
  refuseOthers(`--${option}`, given, wanted);
  const found = new Map<string, string>();
  for (const [name, input] of wanted) {
    const choices = fittingOutputs(resolution, from.ports, input);
    const usual = nearest(name, choices) ?? choices[0]!;
    const message = `Which output of ${from.asset.reference} gives ${name}?`;
    const flag = `--${option} ${name}=<output>`;
    found.set(name, await ask(context, { flag, message, given: given.get(name), choices, usual }));
  }
  return found;
}

/** An asset with one for each of its uses. Asks where several fit. */
async function partOf(
  context: Context,
  resolution: Resolution,
  asset: Sourced<Asset>,
  given: ReadonlyMap<string, string> = new Map(),
): Promise<Part> {
  const wanted = requiredUses(asset.value);
  refuseOthers('--use', given, wanted);
  const uses = new Map<string, Sourced<Asset>>();
  for (const [name, use] of wanted) {
    const question = {
      flag: `--use ${name}=<reference>`,
      message: `Which asset for the use ${name} of ${asset.reference}?`,
    };
    uses.set(name, await chosen(context, usable(resolution, use), { ...question, given: given.get(name) }));
  }
  return { asset, uses, ports: portsIn(asset.value, uses) };
}

/** The ports of an asset that is bound to these. A tool that takes all values has only its own. */
function portsIn(asset: Asset, uses: Part['uses']): Ports {
  const names = Object.fromEntries([...uses.keys()].map((use) => [use, use]));
  return portsOf({ uses: names }, asset, (use) => uses.get(use)?.value) ?? asset.spec;
}

/** One of the assets; the only one without a question. */
async function chosen(
  context: Context,
  assets: readonly Sourced<Asset>[],
  question: { readonly flag: string; readonly message: string; readonly given: string | undefined },
): Promise<Sourced<Asset>> {
  const [first] = assets;
  if (first !== undefined && assets.length === 1 && question.given === undefined) return first;
  const choices = assets.map(({ reference }) => reference);
  const usual = first === undefined ? {} : { usual: first.reference };
  const answer = await ask(context, { ...question, choices, ...usual });
  return assets.find(({ reference }) => reference === answer)!;
}

/** `name=value` of an option that may be given several times. */
function pairs(options: Options, name: string): ReadonlyMap<string, string> {
  const wrong = (message: string) => answerWrong({ message, flag: `--${name} <name>=<value>` });
  const given = namesAndValues(options[name], (text) => wrong(`${JSON.stringify(text)} has no =`));
  const answers = new Map<string, string>();
  for (const [key, value] of given) {
    const before = answers.get(key);
    if (before !== undefined)
      throw wrong(`--${name} has two answers for ${key}: ${before} and ${value}. Give one of them`);
    answers.set(key, value);
  }
  return answers;
}

function refuseOthers(
  flag: string,
  given: ReadonlyMap<string, string>,
  known: readonly (readonly [name: string, ...unknown[]])[],
): void {
  const names = known.map(([name]) => name);
  const other = [...given.keys()].find((name) => !names.includes(name));
  if (other === undefined) return;
  const possible = names.length === 0 ? 'no name is possible' : names.join(', ');
  throw answerWrong({ message: `${flag} has no name ${JSON.stringify(other)} (${possible})`, flag });
}
