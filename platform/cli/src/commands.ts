import type { CommandModule } from './context.ts';

/** One verb of `dtaas`: what help says of it, and where its code is. The code is loaded only when it runs. */
export interface CommandDefinition {
  readonly name: string;
  readonly group: 'Write' | 'Verify' | 'Run' | 'Look' | 'Machine';
  readonly summary: string;
  /** Arguments in commander's notation, e.g. `[path...]`. */
  readonly arguments?: string;
  /** `[flags, description]` in commander's notation. */
  readonly options?: readonly (readonly [string, string])[];
  /** Formats beside `text` and `json`. */
  readonly formats?: readonly string[];
  readonly load: () => Promise<CommandModule>;
}

export const commands: readonly CommandDefinition[] = [
  {
    name: 'new',
    group: 'Write',
    summary: 'start an asset or a twin',
    arguments: '[what] [name]',
    options: [
      ['--kind <kind>', 'for an asset: data, model, function or tool'],
      ['--language <language>', 'for an asset: node, python or shell'],
      ['--asset <reference>', 'for a twin: the function or tool that does its work'],
      ['--title <title>', 'what it is, in a few words'],
      ['--owner <owner>', 'who looks after it'],
    ],
    load: () => import('./commands/new.ts'),
  },
  {
    name: 'check',
    group: 'Write',
    summary: 'say what is wrong with the configuration, all of it at once',
    arguments: '[path...]',
    formats: ['sarif', 'github'],
    load: () => import('./commands/check.ts'),
  },
  {
    name: 'explain',
    group: 'Write',
    summary: 'explain the code of a problem or an error',
    arguments: '[code]',
    load: () => import('./commands/explain.ts'),
  },
  {
    name: 'lock',
    group: 'Write',
    summary: 'write which versions a twin uses to its twin.lock',
    arguments: '[twin...]',
    options: [['--fetch', 'only fetch from the sources what the locks name, and change none']],
    load: () => import('./commands/lock.ts'),
  },
  {
    name: 'publish',
    group: 'Write',
    summary: 'tag the version of an asset or twin, so that it is taken',
    arguments: '<reference...>',
    load: () => import('./commands/publish.ts'),
  },
  {
    name: 'verify',
    group: 'Verify',
    summary: 'run the tests of assets, each in a sandbox, unless they passed before',
    arguments: '[asset...]',
    options: [
      ['--since <ref>', 'only what changed since then, and what uses it'],
      ['--junit <file>', 'write a JUnit XML report there as well'],
      ['--force', 'run what has been verified before, too'],
    ],
    formats: ['junit'],
    load: () => import('./commands/verify.ts'),
  },
  {
    name: 'plan',
    group: 'Run',
    summary: 'say what a deployment would change',
    arguments: '[twin...]',
    options: [
      ['--commit <ref>', 'plan that commit instead of the files as they are'],
      ['--emulate', 'with the emulator in place of the physical twin'],
      ['--clock <clock>', 'with --emulate: wall, or lockstep, which it is unless said otherwise'],
    ],
    load: () => import('./commands/plan.ts'),
  },
  {
    name: 'deploy',
    group: 'Run',
    summary: 'make what the configuration says',
    arguments: '[twin...]',
    options: [
      ['--commit <ref>', 'deploy that commit instead of HEAD'],
      ['--emulate', 'with the emulator in place of the physical twin'],
      ['--clock <clock>', 'with --emulate: wall, or lockstep, which it is unless said otherwise'],
      ['--no-emulate', 'end an earlier --emulate'],
      [
        '--refresh-secrets',
        'restart running twins with the secrets of this environment, even if they have not changed',
      ],
      ['--no-save', 'without saving first, where that fails'],
      ['--push', 'push the state to its home'],
      ['--yes', 'delete what the plan says is deleted'],
    ],
    load: () => import('./commands/deploy.ts'),
  },
  {
    name: 'save',
    group: 'Run',
    summary: 'save the state of running twins as commits',
    arguments: '[twin...]',
    options: [['--push', 'push the state to its home']],
    load: () => import('./commands/save.ts'),
  },
  {
    name: 'restore',
    group: 'Run',
    summary: 'bring a twin back from a snapshot, the latest one unless named',
    arguments: '<twin> [snapshot]',
    options: [
      ['--no-save', 'without saving first, where that fails'],
      ['--push', 'push the state to its home'],
    ],
    load: () => import('./commands/restore.ts'),
  },
  {
    name: 'restart',
    group: 'Run',
    summary: 'save a twin, then start it anew: from nothing, or from a snapshot',
    arguments: '<twin>',
    options: [
      ['--from <what>', '`nothing` (the default), or a snapshot'],
      ['--no-save', 'without saving first, where that fails'],
      ['--push', 'push the state to its home'],
    ],
    load: () => import('./commands/restart.ts'),
  },
  {
    name: 'suspend',
    group: 'Run',
    summary: 'save a twin and release what it runs on, until resumed',
    arguments: '<twin>',
    options: [
      ['--reason <text>', 'why'],
      ['--until <time>', 'until when, as an ISO 8601 time'],
      ['--no-save', 'without saving first, where that fails'],
      ['--push', 'push the state to its home'],
    ],
    load: () => import('./commands/suspend.ts'),
  },
  {
    name: 'resume',
    group: 'Run',
    summary: 'run a suspended twin again from where it was, or confirm that a twin may command its plant',
    arguments: '<twin>',
    options: [['--push', 'push the state to its home']],
    load: () => import('./commands/resume.ts'),
  },
  {
    name: 'terminate',
    group: 'Run',
    summary: 'save a twin, release everything it has, keep its biography',
    arguments: '<twin>',
    options: [
      ['--reason <text>', 'why'],
      ['--yes', 'without asking'],
      ['--no-save', 'without saving first, where that fails'],
      ['--push', 'push the state to its home'],
    ],
    load: () => import('./commands/terminate.ts'),
  },
  {
    name: 'status',
    group: 'Look',
    summary: 'how the twins are',
    arguments: '[twin...]',
    options: [['--watch', 'keep looking: a live table of each port’s value']],
    load: () => import('./commands/status.ts'),
  },
  {
    name: 'affected',
    group: 'Look',
    summary: 'list the twins whose desired state a change affects, without asking any place',
    options: [['--since <ref>', 'since this line parted from that commit; HEAD unless given']],
    load: () => import('./commands/affected.ts'),
  },
  {
    name: 'log',
    group: 'Look',
    summary: 'a twin’s biography',
    arguments: '<twin>',
    load: () => import('./commands/log.ts'),
  },
  {
    name: 'snapshots',
    group: 'Look',
    summary: 'the snapshots that a twin can be restored from',
    arguments: '<twin>',
    load: () => import('./commands/snapshots.ts'),
  },
  {
    name: 'logs',
    group: 'Look',
    summary: 'what a twin’s components printed',
    arguments: '<twin> [component]',
    options: [['--tail <lines>', 'how many lines of each']],
    load: () => import('./commands/logs.ts'),
  },
  {
    name: 'demo',
    group: 'Machine',
    summary: 'show a twin’s whole life: check, verify, deploy, watch, save, kill, restore',
    arguments: '<twin>',
    options: [['--seconds <number>', 'how long to watch it live']],
    load: () => import('./commands/demo.ts'),
  },
  {
    name: 'engine',
    group: 'Machine',
    summary: 'the engine, Pulumi: status, install',
    arguments: '[action]',
    load: () => import('./commands/engine.ts'),
  },
];
