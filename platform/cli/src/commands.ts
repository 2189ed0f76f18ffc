import type { CommandModule } from './context.ts';

/** One command of `dtaas`: what its help says, and where its code is. The code is loaded only when it runs. */
export interface CommandDefinition {
  readonly name: string;
  readonly group: 'Write' | 'Verify' | 'Run' | 'Look' | 'Machine';
  readonly summary: string;
  /** Arguments in commander's notation, e.g. `[path...]`. */
  readonly arguments?: string;
  readonly options?: readonly Option[];
  /** Formats beside `text` and `json`. */
  readonly formats?: readonly string[];
  readonly load: () => Promise<CommandModule>;
}

/** In commander's notation. */
type Option = readonly [flags: string, description: string];

const emulation: readonly Option[] = [
  ['--emulate', 'use the emulator in place of the physical twin'],
  ['--clock <clock>', 'the clock of --emulate: lockstep (the default) or wall'],
];
const noSave: Option = ['--no-save', 'do not save first; use it if saving fails'];
const push: Option = ['--push', 'push the state to its home'];
const reason: Option = ['--reason <text>', 'why; kept in the biography'];

/** A command of an operator, by the name of its export in `run/operator.ts`. */
function operation(
  name: 'save' | 'restore' | 'restart' | 'suspend' | 'resume' | 'terminate',
  arguments_: string,
  summary: string,
  options: readonly Option[],
): CommandDefinition {
  const load = async () => (await import('./run/operator.ts'))[name];
  return { name, group: 'Run', summary, arguments: arguments_, options, formats: ['markdown'], load };
}

export const commands: readonly CommandDefinition[] = [
  {
    name: 'new',
    group: 'Write',
    summary: 'create an asset or a twin from a template',
    arguments: '[what] [name]',
    options: [
      ['--kind <kind>', 'for an asset: data, model, function or tool'],
      ['--language <language>', 'for an asset: node, python or shell'],
      ['--asset <reference>', 'for a twin: the function or tool that does its work'],
      ['--title <title>', 'a short title'],
      ['--owner <owner>', 'the person or team that maintains it'],
    ],
    load: () => import('./write/new.ts'),
  },
  {
    name: 'check',
    group: 'Write',
    summary: 'report every problem in the configuration',
    arguments: '[path...]',
    formats: ['markdown', 'sarif', 'github'],
    load: () => import('./write/check.ts'),
  },
  {
    name: 'explain',
    group: 'Write',
    summary: 'explain the code of a problem or an error',
    arguments: '[code]',
    load: () => import('./write/explain.ts'),
  },
  {
    name: 'lock',
    group: 'Write',
    summary: "write the versions that a twin uses to the twin's twin.lock",
    arguments: '[twin...]',
    options: [['--fetch', 'fetch the versions that the locks name, and change no lock']],
    load: () => import('./write/lock.ts'),
  },
  {
    name: 'publish',
    group: 'Write',
    summary: 'tag the committed version of an asset or a twin',
    arguments: '<reference...>',
    load: () => import('./write/publish.ts'),
  },
  {
    name: 'verify',
    group: 'Verify',
    summary: 'run the tests of assets in a sandbox, unless they passed before',
    arguments: '[asset...]',
    options: [
      ['--since <ref>', 'only the assets that changed since this commit, and those that use them'],
      ['--junit <file>', 'also write a JUnit XML report to this file'],
      ['--force', 'also run the tests that passed before'],
    ],
    formats: ['markdown', 'junit'],
    load: () => import('./verify/verify.ts'),
  },
  {
    name: 'plan',
    group: 'Run',
    summary: 'show what a deployment would change',
    arguments: '[twin...]',
    options: [['--commit <ref>', 'plan this commit instead of the work tree'], ...emulation],
    formats: ['markdown'],
    load: async () => (await import('./run/deploy.ts')).plan,
  },
  {
    name: 'deploy',
    group: 'Run',
    summary: 'deploy the twins of a commit',
    arguments: '[twin...]',
    options: [
      ['--commit <ref>', 'deploy this commit instead of HEAD'],
      ...emulation,
      ['--no-emulate', 'end an earlier --emulate'],
      [
        '--refresh-secrets',
        'restart running twins with the secrets of this environment, even if those are unchanged',
      ],
      noSave,
      push,
      ['--yes', 'confirm what the plan marks as needing confirmation'],
      ['--plan <digest>', 'deploy only if the plan, made again now, has this digest'],
    ],
    formats: ['markdown'],
    load: async () => (await import('./run/deploy.ts')).deploy,
  },
  operation('save', '[twin...]', 'save the state of running twins as commits', [push]),
  operation('restore', '<twin> [snapshot]', 'restore a twin from a snapshot, by default the latest', [
    noSave,
    push,
  ]),
  operation('restart', '<twin>', 'save a twin, then start it from nothing or from a snapshot', [
    ['--from <what>', '`nothing` (the default) or the name of a snapshot'],
    noSave,
    push,
  ]),
  operation('suspend', '<twin>', 'save a twin and release its workspace until it is resumed', [
    reason,
    ['--until <time>', 'an ISO 8601 time at which the suspension ends'],
    noSave,
    push,
  ]),
  operation('resume', '<twin>', 'continue a suspended twin, or confirm that a twin may command its plant', [
    push,
  ]),
  operation('terminate', '<twin>', 'save a twin, release everything that it uses, and keep its biography', [
    reason,
    ['--yes', 'do not ask for confirmation'],
    ['--abandon', 'give up a twin whose machine is lost for good; nothing is saved or released'],
    noSave,
    push,
  ]),
  {
    name: 'status',
    group: 'Look',
    summary: 'show how the twins are',
    arguments: '[twin...]',
    options: [['--watch', 'keep showing one twin: a live table of the value of each port']],
    formats: ['markdown'],
    load: () => import('./look/status.ts'),
  },
  {
    name: 'affected',
    group: 'Look',
    summary: 'list the twins whose desired state has changed since a commit',
    options: [['--since <ref>', 'compare with the merge base of HEAD and this commit; by default with HEAD']],
    load: () => import('./look/affected.ts'),
  },
  {
    name: 'log',
    group: 'Look',
    summary: "show a twin's biography",
    arguments: '<twin>',
    formats: ['markdown'],
    load: async () => (await import('./look/one-twin.ts')).log,
  },
  {
    name: 'snapshots',
    group: 'Look',
    summary: 'list the snapshots to which a twin can be restored',
    arguments: '<twin>',
    formats: ['markdown'],
    load: async () => (await import('./look/one-twin.ts')).snapshots,
  },
  {
    name: 'logs',
    group: 'Look',
    summary: "show what a twin's components printed",
    arguments: '<twin> [component]',
    options: [['--tail <lines>', 'how many lines of each component']],
    load: async () => (await import('./look/one-twin.ts')).logs,
  },
  {
    name: 'demo',
    group: 'Machine',
    summary: 'show the whole life of a twin: check, verify, deploy, watch, save, kill, restore',
    arguments: '<twin>',
    options: [['--seconds <number>', 'how long to watch the twin']],
    load: () => import('./machine/demo.ts'),
  },
  {
    name: 'engine',
    group: 'Machine',
    summary: 'show or install the engine, Pulumi',
    arguments: '[status|install]',
    load: () => import('./machine/engine.ts'),
  },
];
