import { DtaasError, platformVersion } from '@dtaas/model';
import { Command, CommanderError, Option } from 'commander';
import { type CommandDefinition, commands } from './commands.ts';
import { processContext } from './process-context.ts';
import { errorAsJson, renderError } from './render-error.ts';
import { commandUnknown, wantsJson, wrongUse } from './wrong-use.ts';

/** Runs `dtaas` with the arguments after the program's name; returns the exit code. */
export async function main(arguments_: readonly string[]): Promise<number> {
  const call: Call = { exitCode: 0 };
  const asJson = wantsJson(arguments_);
  const program = new Command('dtaas')
    .description('Digital twins as directories in git: checked, verified, deployed, saved as commits.')
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .configureHelp({ sortSubcommands: false })
    .version(`dtaas ${platformVersion}`, '-V, --version', 'show the version')
    .helpCommand(false);
  for (const definition of commands) {
    register(program, definition, call);
  }
  registerHelp(program);
  try {
    await program.parseAsync([...arguments_], { from: 'user' });
    return call.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      // Without any word it has shown the help already.
      if (error.code === 'commander.help') return 2;
      return error.exitCode === 0 ? 0 : answerError(wrongUse(error, call.command), asJson);
    }
    if (await isStopped(call)) {
      process.stderr.write('Stopped. The same command, or dtaas deploy, completes what was begun.\n');
      return 130;
    }
    return answerError(error, asJson);
  }
}

/** Returns the exit code: wrong use has its own. */
function answerError(error: unknown, asJson: boolean): 1 | 2 {
  if (asJson) process.stdout.write(`${JSON.stringify(errorAsJson(error), null, 2)}\n`);
  process.stderr.write(renderError(error, { debug: process.env['DTAAS_DEBUG'] !== undefined }));
  return error instanceof DtaasError && error.code.startsWith('usage-') ? 2 : 1;
}

/** What came of the command that was called. */
interface Call {
  exitCode: number;
  /** The command that was called, where commander refused how. */
  command?: string;
  /** Once the command has begun. */
  signal?: AbortSignal;
}

/**
 * Ctrl-C reaches the programs that we called as well: git ends in the middle of an answer, and what that looks like to
 * us may come before our own signal.
 */
async function isStopped({ signal }: Call): Promise<boolean> {
  await new Promise((resolve) => setImmediate(resolve));
  return signal?.aborted === true;
}

/** Commander's own falls back to the whole help for a command that isn't there, and doesn't name it. */
function registerHelp(program: Command): void {
  const help = program.command('help').argument('[command]').summary('how a command is used');
  help.helpGroup('Machine:').action((name?: string) => {
    if (name === undefined) return program.outputHelp();
    const asked = program.commands.find((command) => command.name() === name);
    const known = commands.map((command) => command.name);
    if (!asked) throw commandUnknown(name, known);
    asked.outputHelp();
  });
}

function register(program: Command, definition: CommandDefinition, call: Call): void {
  const command = program
    .command(definition.name)
    .summary(definition.summary)
    .description(definition.summary);
  command.helpGroup(`${definition.group}:`);
  command.exitOverride((error) => {
    call.command = definition.name;
    throw error;
  });
  if (definition.arguments) command.arguments(definition.arguments);
  for (const [flags, description] of definition.options ?? []) command.option(flags, description);
  const formats = ['text', 'json', ...(definition.formats ?? [])];
  command.addOption(new Option('--format <format>', 'how to answer').choices(formats).default('text'));
  command.action(async () => {
    const options = command.opts();
    const { run } = await definition.load();
    const context = processContext(options['format']);
    call.signal = context.signal;
    call.exitCode = await run(context, command.args, options);
  });
}
