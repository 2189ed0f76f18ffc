import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Case, cases } from './cases.ts';
import { play } from './play.ts';
import { nodeSdk, type Program, pythonSdk } from './programs.ts';

/** A text of an SDK's source, which occurs once, and the mistake in its place. */
interface Change {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** Mistakes in the two SDKs that a case has to find. */
interface Mutation {
  readonly case: string;
  readonly node?: Change;
  readonly python?: Change;
}

/** A mistake in one SDK, and the case. */
export interface Mutant {
  readonly name: string;
  readonly language: 'node' | 'python';
  readonly change: Change;
  readonly found: Case;
}

export const mutations = JSON.parse(
  readFileSync(new URL('mutations.json', import.meta.url), 'utf8'),
) as readonly Mutation[];

export const mutants: readonly Mutant[] = mutations.flatMap((mutation) =>
  (['node', 'python'] as const).flatMap((language) => {
    const change = mutation[language];
    if (change === undefined) return [];
    const name = `"${mutation.case}" finds ${change.replace === '' ? 'nothing' : change.replace} for ${change.find}`;
    const found = cases.find((each) => each.name === mutation.case)!;
    return [{ name: `${language}: ${name}`, language, change, found }];
  }),
);

/** A mutated SDK has to pass one of these, so that it isn't merely broken. */
const controls = [
  'adds up the values of its input, step by step',
  'refuses a runner with another version of the contract',
  "says where a state has what can't be saved",
].map((name) => cases.find((each) => each.name === name)!);

/** A mutated SDK may never send what is expected. */
const patienceMs = 3000;

/** Plays the case against the mutated SDK. @throws Error if the case passes, or the SDK is broken altogether */
export async function expectFound({ language, change, found }: Mutant, folder: string): Promise<void> {
  const program = mutated(language, change, folder);
  if (await passes(found, program, folder, patienceMs))
    throw new Error(`the case passes with ${JSON.stringify(change)}`);
  for (const control of controls) if (control !== found && (await passes(control, program, folder))) return;
  throw new Error(`an SDK with ${JSON.stringify(change)} does nothing right`);
}

async function passes(each: Case, program: Program, folder: string, patience?: number): Promise<boolean> {
  const transport = each.transport?.[0] ?? 'stdio';
  const problem = await play(each, program, transport, mkdtempSync(join(folder, 'case-')), patience).catch(
    (error: unknown) => error,
  );
  return problem === undefined;
}

const sources = { node: '../node/src', python: '../python/dtaas_component' };

function mutated(language: 'node' | 'python', { file, find, replace }: Change, folder: string): Program {
  const sdk = join(folder, language === 'node' ? 'src' : 'dtaas_component');
  mkdirSync(folder, { recursive: true });
  cpSync(fileURLToPath(new URL(sources[language], import.meta.url)), sdk, { recursive: true });
  const text = readFileSync(join(sdk, file), 'utf8');
  writeFileSync(
    join(sdk, file),
    text.replace(find, () => replace),
  );
  if (language === 'python') return pythonSdk(folder);
  // For the MQTT client.
  symlinkSync(fileURLToPath(new URL('../node/node_modules', import.meta.url)), join(folder, 'node_modules'));
  return nodeSdk(join(sdk, 'index.mjs'));
}

/** How often the text of a change occurs in the source. */
export function occurrences({ language, change }: Mutant): number {
  const source = readFileSync(new URL(`${sources[language]}/${change.file}`, import.meta.url), 'utf8');
  return source.split(change.find).length - 1;
}
