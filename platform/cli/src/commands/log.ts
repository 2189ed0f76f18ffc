import type { Context, ExitCode, Options } from '../context.ts';

export async function run(
  _context: Context,
  _arguments: readonly string[],
  _options: Options,
): Promise<ExitCode> {
  throw new Error('log: not written yet');
}
