import { text } from 'node:stream/consumers';
import { DtaasError } from '@dtaas/model';
import { passSecrets } from './secrets/pass.ts';
import { runInside } from './workspace/inside.ts';
import { runOutside } from './workspace/outside.ts';

// Other users can't write the files of the runner and its components, whatever the umask of the caller was.
process.umask(0o022);

/**
 * `node runner.mjs <workspace>`: runs the workspace until it is told to stop. `--inside` is how it starts itself. Beside a runner in
 * a container, `--secrets` passes the secrets of standard input to it.
 */
async function main(args: readonly string[]): Promise<void> {
  const directory = args.at(-1);
  if (directory === undefined) throw new Error('usage: node runner.mjs <workspace directory>');
  if (args[0] === '--inside') await runInside(directory);
  else if (args[0] === '--secrets') await passSecrets(directory, await text(process.stdin));
  else if (!(await runOutside(directory))) console.error(`Another runner has ${directory} already.`);
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    if (error instanceof DtaasError) console.error(`${error.code}: ${error.message}\n${error.hint}`);
    else console.error(error);
    process.exit(1);
  },
);
