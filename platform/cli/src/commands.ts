import type { Command } from './context.ts';

/** One command of `dtaas`: what its help says, and where its code is. The code is loaded only when it runs. */
export interface CommandDefinition {
  /** The name and the arguments in commander's notation: `check [path...]`. */
  readonly usage: string;
  readonly summary: string;
  readonly options?: readonly Option[];
  /** The words after `--` are a command, and become the option `--`. */
  readonly takesCommand?: true;
  /** Formats beside `text` and `json`. */
  readonly formats?: readonly string[];
  /** It answers no report. */
  readonly reportless?: true;
  readonly load: () => Promise<Command>;
}

/** In commander's notation. A `repeatable` option may be given several times, and its value is a list. */
type Option = readonly [flags: string, description: string, repeatable?: 'repeatable'];

const emulation: readonly Option[] = [
  ['--emulate', 'use the emulator in place of the physical twin'],
  ['--clock <clock>', 'the clock of --emulate: lockstep (the default) or wall'],
];
const noSave: Option = ['--no-save', 'do not save first; use it if saving fails'];
const push: Option = ['--push', 'push the state to its home'];
const reason: Option = ['--reason <text>', 'why; kept in the biography'];

const eventFile: Option = ['--event <file>', "the forge's event file; by default the one of the job"];
const ofReview: readonly Option[] = [
  ['--reports <folder>', 'the folder of the reports that the jobs of a pull request wrote with --report'],
  ['--plans <folder>', 'the folder of the plan that a job of main wrote with --report'],
  ['--commit <id>', 'the commit that the reports are about'],
  ['--job <url>', 'the page of the job, which a shortened review links to'],
];

type Operator = typeof import('./run/operator.ts');

/** A command of an operator, which `run/operator.ts` exports by its name. */
function operation(usage: string, summary: string, options: readonly Option[]): CommandDefinition {
  const load = async () => (await import('./run/operator.ts'))[nameOf({ usage }) as keyof Operator];
  return { usage, summary, options, formats: ['markdown'], load };
}

export function nameOf({ usage }: Pick<CommandDefinition, 'usage'>): string {
  return usage.split(' ')[0] ?? '';
}

/** All commands, by the groups of `--help`. */
export const commands: { readonly [group: string]: readonly CommandDefinition[] } = {
  Write: [
    {
      usage: 'new [what] [name]',
      summary: 'create an asset or a twin from a template',
      options: [
        ['--kind <kind>', 'for an asset: data, model, function or tool'],
        ['--language <language>', 'for an asset: node, python or shell'],
        ['--requirements <package...>', 'for an asset in node or python: the packages that it needs'],
        ['--asset <reference>', 'for a twin: the function or tool that does its work'],
        ['--use <name=reference...>', 'for a twin: the asset for a use of its function or tool'],
        ['--input <name=output...>', 'for a twin: the output that feeds an input, or physical'],
        ['--emulator <reference>', 'for a twin: the tool that stands in for the physical twin, or none'],
        ['--telemetry <name=output...>', "for a twin: the emulator's output for an input"],
        ['--command <name=output...>', "for a twin: the output that commands the emulator's input"],
        ['--recorder <reference>', 'for a twin: the tool that takes all its values, or none'],
        ['--title <title>', 'a short title'],
        ['--owner <owner>', 'the person or team that maintains it'],
      ],
      load: async () => (await import('./write/new.ts')).run,
    },
    {
      usage: 'check [path...]',
      summary: 'report every problem in the configuration',
      formats: ['markdown', 'sarif', 'github'],
      load: async () => (await import('./write/check.ts')).run,
    },
    {
      usage: 'types [asset...]',
      summary: "write the types of an asset's ports and parameters for Node or Python",
      load: async () => (await import('./write/types.ts')).run,
    },
    {
      usage: 'codeowners',
      summary: 'show, write or check the file that says whom the forge asks for reviews',
      options: [
        ['--write', 'write the file'],
        ['--check', 'only compare: exit with 1 if the file is missing or out of date'],
      ],
      load: async () => (await import('./write/codeowners.ts')).run,
    },
    {
      usage: 'explain [code]',
      summary: 'explain the code of a problem or an error',
      load: async () => (await import('./write/explain.ts')).run,
    },
    {
      usage: 'lock [twin...]',
      summary: "write the versions that a twin uses to the twin's twin.lock",
      options: [['--fetch', 'fetch the versions that the locks name, and change no lock']],
      load: async () => (await import('./write/lock.ts')).run,
    },
    {
      usage: 'publish [reference...]',
      summary: 'tag the committed version of an asset or a twin',
      options: [
        ['--new', 'all assets and twins whose version has no tag yet'],
        ['--push', 'also push the tags'],
      ],
      load: async () => (await import('./write/publish.ts')).run,
    },
  ],
  Verify: [
    {
      usage: 'verify [name...]',
      summary: 'run the tests of assets and twins in a sandbox, unless they passed before',
      options: [
        ['--since <ref>', 'only what changed since this commit, and what uses it'],
        ['--junit <file>', 'also write a JUnit XML report to this file'],
        ['--force', 'also run the tests that passed before'],
        ['--shard <number/shards>', 'only one of several parts that take about the same time, e.g. 2/4'],
        ['--strong', 'refuse a weak sandbox, whatever platform.yaml says; for code of strangers'],
      ],
      formats: ['markdown', 'junit'],
      load: async () => (await import('./verify/verify.ts')).run,
    },
    {
      usage: 'review',
      summary: 'sum up what check, verify and plan reported of a pull request',
      options: [
        ...ofReview,
        ['--post', "post the review as the platform's comment on a pull request, and as statuses"],
        ['--pull-request <number>', 'with --post: the pull request, whose head has to be the commit'],
        [
          '--due',
          'only list the open pull requests whose head has no review yet, or the one that a comment names',
        ],
        eventFile,
      ],
      formats: ['markdown'],
      load: async () => (await import('./review/review.ts')).run,
    },
  ],
  Run: [
    {
      usage: 'run [asset] [component]',
      summary: "run the batch of an asset, or of a twin's component: dtaas run <twin> <component>",
      options: [
        ['--input <folder>', 'the folder of input files'],
        ['--output <folder>', 'an empty folder for the results; by default a new one in runs/'],
        ['--with <name=value>', "set a parameter, e.g. heatCapacity='616 J/K'", 'repeatable'],
        ['--seed <number>', 'the seed of random numbers; 0 by default'],
        ['--cases <file>', 'run many cases: one JSON object per line'],
        ['--jobs <number>', 'how many cases run at the same time; by default one for each processor'],
        ['--timeout <duration>', 'how long a case may take, e.g. 90s; 1h by default'],
        [
          '--again <run>',
          'finish a run that was stopped or killed, or repeat a run and compare: its folder or run.json',
        ],
        ['--case <number>', 'with --again: only this case'],
      ],
      load: async () => (await import('./run/batch.ts')).run,
    },
    {
      usage: 'plan [twin...]',
      summary: 'show what a deployment would change',
      options: [
        ['--commit <ref>', 'plan this commit instead of the work tree'],
        ['--into <ref>', 'plan the merge of the commit into this branch: only the twins that it affects'],
        ['--offline', 'ask no place and not Pulumi: plan from the records of this clone'],
        ...emulation,
      ],
      formats: ['markdown'],
      load: async () => (await import('./run/deploy.ts')).plan,
    },
    {
      usage: 'deploy [twin...]',
      summary: 'deploy the twins of a commit',
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
        ['--merged', 'deploy the newest main of the forge, as its pull requests were reviewed'],
      ],
      formats: ['markdown'],
      load: async () => (await import('./run/deploy.ts')).deploy,
    },
    operation('save [twin...]', 'save the state of running twins as commits', [push]),
    operation('restore <twin> [snapshot]', 'restore a twin from a snapshot, by default the latest', [
      noSave,
      push,
    ]),
    operation('restart <twin>', 'save a twin, then start it from nothing or from a snapshot', [
      ['--from <what>', '`nothing` (the default) or the name of a snapshot'],
      noSave,
      push,
    ]),
    operation('suspend <twin>', 'save a twin and release its workspace until it is resumed', [
      reason,
      ['--until <time>', 'an ISO 8601 time at which the suspension ends'],
      noSave,
      push,
    ]),
    operation('resume <twin>', 'continue a suspended twin, or confirm that a twin may command its plant', [
      ['--until <time>', 'keep it running until this ISO 8601 time, whatever its schedule says'],
      push,
    ]),
    operation('tick [twin...]', 'suspend and resume the twins whose schedule or idle time says so', [push]),
    operation('terminate <twin>', 'save a twin, release everything that it uses, and keep its biography', [
      reason,
      ['--yes', 'do not ask for confirmation'],
      ['--abandon', 'give up a twin whose machine is lost for good; nothing is saved or released'],
      noSave,
      push,
    ]),
    {
      usage: 'abandon <place>',
      summary: 'record that a place is lost, so that the next deployment makes its twins elsewhere',
      options: [reason, ['--yes', 'do not ask for confirmation'], push],
      formats: ['markdown'],
      load: async () => (await import('./run/abandon.ts')).abandon,
    },
  ],
  Merge: [
    {
      usage: 'propose [branch]',
      summary: 'push a branch and open a pull request of it',
      options: [
        ['--title <title>', 'the title; by default the first line of the last commit'],
        ['--text <text>', 'the text; by default the rest of the message of the last commit'],
        ['--into <branch>', 'the branch to merge into; by default the default branch of the remote'],
      ],
      load: async () => (await import('./forge/propose.ts')).run,
    },
    {
      usage: 'comment <number> <text...>',
      summary: 'comment on a pull request; without a server, also carry out the command',
      options: [push],
      load: async () => (await import('./forge/comment.ts')).run,
    },
    {
      usage: 'answer',
      summary: 'do what a comment on a pull request commands, in a job that the comment started',
      options: [eventFile, ...ofReview, push],
      load: async () => (await import('./forge/answer.ts')).run,
    },
    {
      usage: 'revert <number>',
      summary: 'open a pull request that takes a merged one back',
      load: async () => (await import('./forge/revert.ts')).run,
    },
    {
      usage: 'merge [number|branch]',
      summary: 'merge a pull request, or say why the forge does not',
      options: [['--message <message>', 'the message of the merge; by default the title']],
      load: async () => (await import('./forge/merge.ts')).run,
    },
    {
      usage: 'protect',
      summary: 'protect main, the state of the twins and published versions on the forge',
      options: [['--check', 'only list what is not protected: exit with 1 if there is anything']],
      load: async () => (await import('./forge/protect.ts')).run,
    },
  ],
  Look: [
    {
      usage: 'list [what] [word...]',
      summary: 'list assets, twins and sources, or pull-requests; only those that match all the words',
      options: [['--all', 'for list pull-requests: also those that are merged or closed']],
      formats: ['markdown'],
      load: async () => (await import('./look/library.ts')).list,
    },
    {
      usage: 'show <reference|number>',
      summary: 'show an asset or a twin before you use it, or a pull request with its comments',
      formats: ['markdown'],
      load: async () => (await import('./look/library.ts')).show,
    },
    {
      usage: 'status [twin...]',
      summary: 'show how the twins are',
      options: [['--watch', 'keep showing one twin: a live table of the value of each port']],
      formats: ['markdown'],
      load: async () => (await import('./look/twins.ts')).status,
    },
    {
      usage: 'fetch',
      summary: 'fetch the state of the twins from its home, e.g. to plan offline in a fresh clone',
      load: async () => (await import('./look/fetch.ts')).run,
    },
    {
      usage: 'affected',
      summary: 'list the twins whose desired state has changed since a commit',
      options: [
        ['--since <ref>', 'compare with the merge base of HEAD and this commit; by default with HEAD'],
      ],
      load: async () => (await import('./look/affected.ts')).run,
    },
    {
      usage: 'log <twin>',
      summary: "show a twin's biography",
      formats: ['markdown'],
      load: async () => (await import('./look/twins.ts')).log,
    },
    {
      usage: 'snapshots <twin>',
      summary: 'list the snapshots to which a twin can be restored',
      formats: ['markdown'],
      load: async () => (await import('./look/twins.ts')).snapshots,
    },
    {
      usage: 'open <twin> [endpoint]',
      summary: "open an endpoint of a twin's component, or the twin's page",
      options: [['--page', "open the twin's page: files, logs, endpoints and a terminal"]],
      load: async () => (await import('./look/open.ts')).open,
    },
    {
      usage: 'exec <twin> [component] [command...]',
      summary: "run a command beside a twin's component: dtaas exec <twin> [component] -- <command>",
      takesCommand: true,
      reportless: true,
      load: async () => (await import('./look/exec.ts')).exec,
    },
    {
      usage: 'logs <twin> [component]',
      summary: "show what a twin's components printed",
      options: [['--tail <lines>', 'how many lines of each component']],
      load: async () => (await import('./look/twins.ts')).logs,
    },
  ],
  Machine: [
    {
      usage: 'init',
      summary: 'make this clone the repository of your organisation: names, keys, secrets and rules',
      options: [
        ['--name <name>', 'the name of the platform; by default that of the repository'],
        ['--title <title>', 'its title'],
        ['--organisation <name>', 'who runs it; by default the owner of the repository'],
        ['--forge-url <url>', 'the address of a forge on a server of your own'],
        ['--forge <kind>', 'with --forge-url: github, gitlab, or gitea, also for Forgejo'],
        ['--state-url <url>', "the repository of the twins' state, by SSH; by default this repository"],
        ['--shards <number>', 'in how many parts a pull request is verified; 2 by default'],
        ['--rotate', 'replace the deploy key and the key that signs comments'],
        ['--dry-run', 'only show the steps'],
      ],
      load: async () => (await import('./init/init.ts')).run,
    },
    {
      usage: 'doctor',
      summary: 'show what this machine and platform.yaml can run, and what is missing',
      load: async () => (await import('./machine/doctor.ts')).doctor,
    },
    {
      usage: 'demo <twin>',
      summary: 'show the whole life of a twin: check, verify, deploy, watch, save, kill, restore',
      options: [['--seconds <number>', 'how long to watch the twin']],
      reportless: true,
      load: async () => (await import('./machine/demo.ts')).run,
    },
    {
      usage: 'images [build|list|push] [image]',
      summary: 'build, list or push the images of workspaces',
      options: [
        ['--write', 'for build: name the image in platform.yaml'],
        ['--if-missing', 'for build: only if no image of this version of dtaas is kept'],
        ['--mirror <url>', "for build: the server of Debian's packages"],
        ['--security-mirror <url>', "for build: the server of Debian's security updates"],
        ['--registry', 'for list: also the tags in the registry of platform.yaml'],
        ['--tag <tag>', 'for push: a tag under which the image can be pulled', 'repeatable'],
      ],
      load: async () => (await import('./machine/images/images.ts')).run,
    },
    {
      usage: 'engine [status|install] [plugin...]',
      summary: 'show or install the engine, Pulumi, and its plugins',
      load: async () => (await import('./machine/engine.ts')).run,
    },
  ],
};
