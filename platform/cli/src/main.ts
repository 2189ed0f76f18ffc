import { DtaasError } from '@dtaas/model';
import { Command, CommanderError, Option } from 'commander';
import { type CommandDefinition, commands } from './commands.ts';
import { processContext } from './process-context.ts';
import { renderError } from './render-error.ts';

/** Runs `dtaas` with the arguments after the program's name; returns the exit code. */
export async function main(arguments_: readonly string[]): Promise<number> {
  let exitCode: number = 0;
  const program = new Command('dtaas')
    .description('Digital twins as directories in git: checked, verified, deployed, saved as commits.')
    .exitOverride()
    .showHelpAfterError('Run dtaas --help for the commands.')
    .configureHelp({ sortSubcommands: false });
  for (const definition of commands) {
    register(program, definition, (code) => {
      exitCode = code;
    });
  }
  try {
    await program.parseAsync([...arguments_], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(renderError(error, { debug: process.env['DTAAS_DEBUG'] !== undefined }));
    return error instanceof DtaasError && error.code.startsWith('usage-') ? 2 : 1;
  }
}

function register(program: Command, definition: CommandDefinition, done: (code: number) => void): void {
  const command = program
    .command(definition.name)
    .summary(definition.summary)
    .description(definition.summary);
  command.helpGroup(`${definition.group}:`);
  if (definition.arguments) command.arguments(definition.arguments);
  for (const [flags, description] of definition.options ?? []) command.option(flags, description);
  const formats = ['text', 'json', ...(definition.formats ?? [])];
  command.addOption(new Option('--format <format>', 'how to answer').choices(formats).default('text'));
  command.action(async () => {
    const { run } = await definition.load();
    const options = command.opts();
    done(await run(processContext(options['format']), command.args, options));
  });
}
