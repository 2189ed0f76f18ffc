import { DtaasError, platformVersion } from '@dtaas/model';
import { type Mask, maskFor } from '@dtaas/processes';
import { Command, CommanderError, Option } from 'commander';
import { type CommandDefinition, commands } from './commands.ts';
import { optionsContradict } from './failures.ts';
import { processContext } from './process-context.ts';
import { unknownCommand, wantsJson, wrongUse } from './wrong-use.ts';

/** Runs `dtaas` with the arguments after the program's name; returns the exit code. */
export async function main(arguments_: readonly string[]): Promise<number> {
  const end = arguments_.indexOf('--');
  const mask = maskFor(process.env);
  const call: Call = { exitCode: 0, afterEnd: end < 0 ? [] : arguments_.slice(end + 1), mask };
  const asJson = wantsJson(arguments_);
  const program = new Command('dtaas')
    .description('Digital twins as folders in git: check, verify and deploy them, and save them as commits.')
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .configureHelp({ sortSubcommands: false })
    .version(`dtaas ${platformVersion}`, '-V, --version', 'show the version')
    .helpCommand(false);
  for (const [group, definitions] of Object.entries(commands)) {
    program.commandsGroup(`${group}:`);
    for (const definition of definitions) register(program, definition, call);
  }
  registerHelp(program);
  try {
    await program.parseAsync([...arguments_], { from: 'user' });
    return call.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      // Without arguments, commander has shown the help already.
      if (error.code === 'commander.help') return 2;
      return error.exitCode === 0 ? 0 : answerError(wrongUse(error, call.command), { asJson, mask });
    }
    if (await isStopped(call)) {
      process.stderr.write('Stopped. To complete the work, run the same command again, or dtaas deploy.\n');
      return 130;
    }
    return answerError(error, { asJson, mask, keepReport: call.keepReport });
  }
}

/** Returns the exit code: wrong use has its own. */
async function answerError(
  error: unknown,
  { asJson, mask, keepReport }: { readonly asJson: boolean } & Pick<Call, 'mask' | 'keepReport'>,
): Promise<1 | 2> {
  // Loaded only here: help needs no report.
  const { errorReport, errorText } = await import('@dtaas/report');
  const report = errorReport(error);
  if (asJson) process.stdout.write(mask(`${JSON.stringify(report, null, 2)}\n`));
  process.stderr.write(mask(errorText(error, { debug: process.env['DTAAS_DEBUG'] !== undefined })));
  try {
    keepReport?.(report);
  } catch (unkept) {
    process.stderr.write(mask(errorText(unkept, { debug: false })));
  }
  return error instanceof DtaasError && error.code.startsWith('usage-') ? 2 : 1;
}

/** The command that was called, and its result. */
interface Call {
  exitCode: number;
  /** Hides secrets. */
  readonly mask: Mask;
  /** The words after `--`. */
  readonly afterEnd: readonly string[];
  /** The name of a command that commander refused to call. */
  command?: string;
  /** Present once the command has begun. */
  signal?: AbortSignal;
  /** Writes to the file of `--report`. */
  keepReport?: ((report: object) => void) | undefined;
}

/**
 * Ctrl-C also ends the programs that a command has started, such as git. The error that this causes may come before our
 * own signal.
 */
async function isStopped({ signal }: Call): Promise<boolean> {
  await new Promise((resolve) => setImmediate(resolve));
  return signal?.aborted === true;
}

/** Commander's own help command shows the whole help for an unknown command, without naming the command. */
function registerHelp(program: Command): void {
  const help = program.command('help').argument('[command]').summary('show the help of a command');
  help.action((name?: string) => {
    if (name === undefined) return program.outputHelp();
    const named = program.commands.find((command) => command.name() === name);
    if (!named) throw unknownCommand(name, program.commands);
    named.outputHelp();
  });
}

function register(program: Command, definition: CommandDefinition, call: Call): void {
  const {
    usage,
    summary,
    options: own = [],
    formats: others = [],
    takesCommand,
    reportless,
    load,
  } = definition;
  const command = program.command(usage).summary(summary).description(summary);
  command.exitOverride((error) => {
    call.command = command.name();
    throw error;
  });
  for (const [flags, description, repeatable] of own) {
    if (repeatable) command.option(flags, description, (text: string, all: string[] = []) => [...all, text]);
    else command.option(flags, description);
  }
  refuseContradictions(command);
  const formats = ['text', 'json', ...others];
  command.addOption(
    new Option('--format <format>', 'the format of the answer').choices(formats).default('text'),
  );
  if (!reportless)
    command.option('--report <file>', 'also write the answer as JSON to this file, whatever its format');
  command.action(async () => {
    const options = command.opts();
    const { report } = options;
    if (report !== undefined)
      call.keepReport = (await import('./report-file.ts')).reportFile(report, call.mask).write;
    const run = await load();
    const context = processContext(options['format'], call.mask, call.keepReport);
    call.signal = context.signal;
    const { args } = command;
    call.exitCode = takesCommand
      ? await run(context, args.slice(0, args.length - call.afterEnd.length), {
          ...options,
          '--': call.afterEnd,
        })
      : await run(context, args, options);
  });
}

/** Commander would silently take the last of `--emulate --no-emulate`. */
function refuseContradictions(command: Command): void {
  for (const { negate, long } of command.options) {
    if (!negate || !long) continue;
    const flags = [long.replace('--no-', '--'), long];
    const given = new Set<string>();
    for (const flag of flags)
      command.on(`option:${flag.slice(2)}`, () => {
        if (given.add(flag).size === 2) throw optionsContradict({ flags });
      });
  }
}
