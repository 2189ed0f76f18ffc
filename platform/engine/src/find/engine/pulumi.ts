import { join } from 'node:path';
import { cacheHome, platformFile } from '@dtaas/processes';
import { engineMissing } from '../../failures.ts';
import { engineVersion } from '../../version.ts';
import { answerOf } from '../program/answer.ts';
import { goBuild } from '../program/go-build.ts';
import type { Installer, Program } from '../program/program.ts';
import { download } from './download.ts';

/** Pulumi's command line from its Go modules, at the versions and checksums of `platform/engine/go/`. */
export const build = goBuild({
  name: 'pulumi',
  module: platformFile('engine/go'),
  package: 'github.com/pulumi/pulumi/pkg/v3/cmd/pulumi',
  linkerFlags: `-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${engineVersion}`,
  packages: 1448,
  modules: 231,
  minutes: 4,
  space: "85 MB here and up to 2.5 GB in Go's own caches",
});

/** Pulumi's command line. */
export function pulumi(installers: readonly Installer[] = [download, build]): Program {
  return {
    title: `Pulumi ${engineVersion}`,
    name: 'pulumi',
    version: engineVersion,
    folder: join(cacheHome(), 'engine', engineVersion),
    versionOf: pulumiVersion,
    installers,
    missing: (tried) => engineMissing({ tried }),
  };
}

/** Pulumi must not look for a newer version. */
async function pulumiVersion(executable: string, timeoutMs: number): Promise<string | undefined> {
  const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: 'true' };
  const answer = await answerOf(executable, ['version'], timeoutMs, env);
  return answer?.replace(/^v/, '');
}
