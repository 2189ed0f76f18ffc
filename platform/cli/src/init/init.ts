import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expectForgeRemote, type Forge, openForge, type ProtectionGap } from '@dtaas/forge';
import { DtaasError } from '@dtaas/model';
import { fetchCommit, type Repository, repositoryErrors } from '@dtaas/repository';
import { readConfiguration } from '../clone/read-configuration.ts';
import { answerText, type Command, type Context } from '../context.ts';
import { gapsOf } from '../forge/protect.ts';
import { type Answers, answersOf, shippedOrganisation } from './answers.ts';
import { apply } from './apply.ts';
import { platformMissing, remoteEmpty } from './failures.ts';
import { leftToDo, type Step, stepsOf } from './plan.ts';
import { type Configuration, examplesIn, filesOf } from './see-files.ts';

/**
 * `dtaas init`: makes an organisation's own repository from a clone of the platform: its files, keys, secrets and rules. It can be run again at any point, because each
 * step looks at what is there first.
 */
export const run: Command = async (context, _, options) => {
  const configuration = await readConfiguration(context.cwd, { note: context.note });
  const { repository, resolution } = configuration;
  const platform = resolution.catalogue.platform?.value;
  if (platform === undefined) throw platformMissing();
  const remote = await expectForgeRemote(repository);
  const address = await repository.git.text(['remote', 'get-url', '--', remote]);
  const answers = await answersOf({
    context,
    options,
    repository,
    platform,
    remote: { name: remote, address },
  });
  const forges = [...(platform.spec.forges ?? []), ...(answers.words.forge ? [answers.words.forge] : [])];
  const forge = await openForge({
    ...{ clone: repository, forges, environment: process.env, signal: context.signal, signs: false },
  });
  await expectBranch(repository, remote, forge);
  const isDry = options['dryRun'] === true;
  const rotate = options['rotate'] === true;
  const steps = stepsOf(await see(configuration, answers, forge), { rotate });
  if (!isDry) await applyAll(context, steps, repository.root, forge);
  // What a step would mend is not left for a person.
  const notMended = <Gap extends ProtectionGap>(gaps: readonly Gap[]) =>
    isDry ? gaps.filter(({ byHand }) => byHand !== undefined) : gaps;
  const gaps = notMended(await gapsOf(forge));
  const pipelines = notMended((await forge.pipelineGaps?.()) ?? []);
  const left = [
    ...leftToDo(answers.found, { gaps, pipelines }, { rotated: rotate }),
    ...(platform.spec.organisation === shippedOrganisation ? examplesIn(resolution.catalogue) : []),
  ];
  report(context, { steps, left, isDry });
  return 0;
};

/** A forge can protect a branch only when there is one. Where git cannot ask, the forge answers later. */
async function expectBranch(repository: Repository, remote: string, forge: Forge): Promise<void> {
  const { defaultBranch: branch } = await forge.about();
  try {
    await fetchCommit(repository, remote, `refs/heads/${branch}`);
  } catch (error) {
    if (repositoryErrors.remoteRefMissing.is(error)) throw remoteEmpty({ remote, branch });
    if (!(error instanceof DtaasError)) throw error;
  }
}

async function see(configuration: Configuration, answers: Answers, forge: Forge) {
  const { found } = answers;
  const secrets = found.kind === 'local' ? [] : await forge.secretNames();
  const [gaps, pipelines] = await Promise.all([gapsOf(forge), forge.pipelineGaps?.()]);
  return { forge: found, ...filesOf(configuration, answers), secrets, gaps, pipelines };
}

async function applyAll(context: Context, steps: readonly Step[], root: string, forge: Forge): Promise<void> {
  const afterwards: (() => Promise<void>)[] = [];
  for (const { about, action } of steps) {
    if (!action) continue;
    context.signal.throwIfAborted();
    context.note(`${about} …`);
    const after = await apply(action, root, forge);
    if (after) afterwards.push(after);
  }
  for (const after of afterwards) await after();
}

interface Told {
  readonly steps: readonly Step[];
  readonly left: readonly string[];
  readonly isDry: boolean;
}

function report(context: Context, { steps, left, isDry }: Told): void {
  const outcome = ({ action }: Step) => (action ? (isDry ? 'planned' : 'done') : 'unchanged');
  const told = steps.map((step) => ({ about: step.about, outcome: outcome(step), text: step.text }));
  const written = steps.flatMap(({ action }) => (action?.kind === 'write' ? [action.path] : []));
  const next = written.length === 0 || isDry ? [] : nextAfter(context.cwd, written);
  const part = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
  const text = [
    ...told.map(({ about, outcome: state, text: what }) => `${state.padEnd(9)} ${about}: ${what}`),
    ...part('Left for a person:', left),
    ...part('Next:', next),
  ].join('\n');
  answerText(context, 'InitReport', { steps: told, left, next }, text);
}

function nextAfter(cwd: string, written: readonly string[]): readonly string[] {
  const dtaas = existsSync(join(cwd, 'node_modules')) ? 'npx dtaas' : 'dtaas';
  return [
    `${dtaas} check`,
    'git switch -c our-own',
    `git add ${written.join(' ')} && git commit -m 'Make the repository our own'`,
    `${dtaas} propose`,
  ];
}
