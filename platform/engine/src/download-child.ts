// Runs the SDK's installer in a process of its own, since it can't be stopped otherwise. Its argument is the folder.
import { PulumiCommand } from '@pulumi/pulumi/automation/index.js';
import { SemVer } from 'semver';
import { engineVersion } from './version.ts';

process.once('disconnect', () => process.exit(1));
try {
  await PulumiCommand.install({ root: process.argv[2] ?? '', version: new SemVer(engineVersion) });
} catch (error) {
  // A person reads the last lines of this output.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
process.exit();
