import { confirm } from '@clack/prompts';
import {
  expectTwins,
  fetchUnknown,
  type OpenPlatform,
  type OverrideRequest,
  operate,
  save as saveTwins,
  tick as tickTwins,
} from '@dtaas/deploy';
import { exitCodeOf, reportOf } from '@dtaas/report';
import { openPlatform } from '../clone/open-platform.ts';
import { answer, answerText, type Command, type Context, type Options, textOption } from '../context.ts';
import { confirmationMissing } from './failures.ts';

/** The commands by which an operator overrides what git says. Each makes a request for one twin. */
export const restore = commandOf(([, snapshot]) => ({ kind: 'restore', ...(snapshot ? { snapshot } : {}) }));

export const restart = commandOf((_arguments, options) => {
  const from = textOption(options, 'from') ?? 'nothing';
  return from === 'nothing' ? { kind: 'restart' } : { kind: 'restore', snapshot: from };
});

export const suspend = commandOf((_arguments, options) => {
  return { kind: 'suspend', ...reasonIn(options), ...untilIn(options) };
});

export const resume = commandOf((_arguments, options) => ({ kind: 'resume', ...untilIn(options) }));

export const terminate = commandOf(
  (_arguments, options) => ({
    kind: 'terminate',
    ...reasonIn(options),
    ...(options['abandon'] === true ? { abandon: true } : {}),
  }),
  async ({ interactive }, { world, sourceAt }, twin, options) => {
    if (options['yes'] === true) return true;
    await fetchUnknown(world, [twin]);
    await expectTwins(world, () => sourceAt('HEAD'), [twin]);
    const abandon = options['abandon'] === true;
    if (!interactive) throw confirmationMissing({ twin, abandon });
    const message = abandon
      ? `Give up ${twin} and what its place holds, without a save and without releasing anything?`
      : `Save ${twin}, release everything that it uses and keep its biography?`;
    // Ctrl-C answers a symbol.
    return (await confirm({ message, initialValue: false })) === true;
  },
);

export const save: Command = async (context, twins, options) => {
  const platform = await openPlatform(context);
  const push = platform.pushes || options['push'] === true;
  const head = () => platform.sourceAt('HEAD');
  const outcomes = await saveTwins(platform.world, { twins, head, push, signal: context.signal });
  if (outcomes.length === 0 && context.format === 'text')
    answerText(context, 'OperationReport', { twins: outcomes }, 'No twin is running here.');
  else answer(context, reportOf('OperationReport', { twins: outcomes }));
  return exitCodeOf(outcomes);
};

export const tick: Command = async (context, twins, options) => {
  const platform = await openPlatform(context);
  const outcomes = await tickTwins(platform.world, {
    twins,
    sourceDeployed: platform.sourceDeployed,
    head: () => platform.sourceAt('HEAD'),
    push: platform.pushes || options['push'] === true,
    signal: context.signal,
    report: (twin, text) => context.note(`${twin}: ${text} …`),
  });
  const none = 'No twin has a schedule, an idle time or a suspension that ends.';
  if (outcomes.length === 0 && context.format === 'text')
    answerText(context, 'OperationReport', { twins: outcomes }, none);
  else answer(context, reportOf('OperationReport', { twins: outcomes }));
  return exitCodeOf(outcomes);
};

function commandOf(
  requestOf: (arguments_: readonly string[], options: Options) => OverrideRequest,
  isAgreed = async (_context: Context, _platform: OpenPlatform, _twin: string, _options: Options) => true,
): Command {
  return async (context, arguments_, options) => {
    const [twin = ''] = arguments_;
    const platform = await openPlatform(context);
    if (!(await isAgreed(context, platform, twin, options))) return 1;
    const outcome = await operate(platform.world, twin, requestOf(arguments_, options), {
      sourceDeployed: platform.sourceDeployed,
      head: () => platform.sourceAt('HEAD'),
      push: platform.pushes || options['push'] === true,
      unsaved: options['save'] === false,
      signal: context.signal,
      report: (_, text) => context.note(`${twin}: ${text} …`),
    });
    answer(context, reportOf('OperationReport', { twins: [outcome] }));
    return exitCodeOf([outcome]);
  };
}

function untilIn(options: Options): { readonly until?: string } {
  const until = textOption(options, 'until');
  return until ? { until } : {};
}

function reasonIn(options: Options): { readonly reason?: string } {
  const reason = textOption(options, 'reason');
  return reason ? { reason } : {};
}
