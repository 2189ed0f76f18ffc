import { confirm, isCancel } from '@clack/prompts';
import { type OverrideRequest, operate, save as saveTwins } from '@dtaas/deploy';
import { exitCodeOf, reportOf } from '@dtaas/report';
import { openPlatform } from '../clone/open-platform.ts';
import { answer, type CommandModule, type Context, type ExitCode, type Options } from '../context.ts';
import { confirmationMissing } from '../failures.ts';
import { textOption } from '../options.ts';

/** The commands by which an operator overrides what git says. Each makes a request for one twin. */
export const restore = commandOf(([, snapshot]) => ({ kind: 'restore', ...(snapshot ? { snapshot } : {}) }));

export const restart = commandOf((_arguments, options) => {
  const from = textOption(options, 'from') ?? 'nothing';
  return from === 'nothing' ? { kind: 'restart' } : { kind: 'restore', snapshot: from };
});

export const suspend = commandOf((_arguments, options) => {
  const until = textOption(options, 'until');
  return { kind: 'suspend', ...reasonIn(options), ...(until ? { until } : {}) };
});

export const resume = commandOf(() => ({ kind: 'resume' }));

const terminateNow = commandOf((_arguments, options) => ({ kind: 'terminate', ...reasonIn(options) }));

export const terminate: CommandModule = {
  async run(context, arguments_, options) {
    const isConfirmed = options['yes'] === true || (await isConfirmedBy(context, arguments_[0] ?? ''));
    return isConfirmed ? terminateNow.run(context, arguments_, options) : 1;
  },
};

export const save: CommandModule = {
  async run(context, twins, options) {
    const platform = await openPlatform(context);
    const push = platform.pushes || options['push'] === true;
    const head = () => platform.sourceAt('HEAD');
    const outcomes = await saveTwins(platform.world, { twins, head, push, signal: context.signal });
    if (outcomes.length === 0 && context.format === 'text') context.print('No twin is running here.');
    else answer(context, reportOf('OperationReport', { twins: outcomes }));
    return exitCodeOf(outcomes);
  },
};

function commandOf(
  requestOf: (arguments_: readonly string[], options: Options) => OverrideRequest,
): CommandModule {
  return {
    async run(context, arguments_, options): Promise<ExitCode> {
      const [twin = ''] = arguments_;
      const platform = await openPlatform(context);
      const outcome = await operate(platform.world, twin, requestOf(arguments_, options), {
        sourceDeployed: platform.sourceDeployed,
        head: () => platform.sourceAt('HEAD'),
        push: platform.pushes || options['push'] === true,
        unsaved: options['save'] === false,
        signal: context.signal,
        report: (text) => context.note(`${twin}: ${text} …`),
      });
      answer(context, reportOf('OperationReport', { twins: [outcome] }));
      return exitCodeOf([outcome]);
    },
  };
}

function reasonIn(options: Options): { readonly reason?: string } {
  const reason = textOption(options, 'reason');
  return reason ? { reason } : {};
}

async function isConfirmedBy({ interactive }: Context, twin: string): Promise<boolean> {
  if (!interactive) throw confirmationMissing({ twin });
  const isYes = await confirm({
    message: `Save ${twin}, release everything that it uses and keep its biography?`,
    initialValue: false,
  });
  return !isCancel(isYes) && isYes;
}
