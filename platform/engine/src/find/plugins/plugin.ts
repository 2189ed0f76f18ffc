import { join } from 'node:path';
import { cacheHome, platformFile } from '@dtaas/processes';
import { pluginNotInstalled } from '../../failures.ts';
import { goBuild } from '../program/go-build.ts';
import type { Installer, Program } from '../program/program.ts';
import { download } from './download.ts';
import { pluginVersion } from './plugin-version.ts';
import { type PluginName, plugins } from './plugins.ts';
import { sourceDigest } from './source-digest.ts';

/** Our Go module: the Terraform providers behind the official plugins, with tables of the SDKs' names. */
const module = platformFile('engine/bridge');

/**
 * A plugin of Pulumi. Its folder is keyed by the version and by the source of our module, so that clones with different
 * sources don't take each other's.
 *
 * @param engine the path of Pulumi, for the download
 */
export function plugin(
  name: PluginName,
  engine?: string,
  installers: readonly Installer[] = [download(name, plugins[name].version, engine), build(name)],
): Program {
  const { version } = plugins[name];
  return {
    title: `the plugin ${name} ${version}`,
    name: `pulumi-resource-${name}`,
    version,
    folder: join(cacheHome(), 'plugins', `${name}-${version}-${sourceDigest(module)}`),
    versionOf: pluginVersion,
    installers,
    missing: (tried) => pluginNotInstalled({ name, version, tried }),
  };
}

/** From Go modules, at the versions and checksums of our module. */
export function build(name: PluginName): Installer {
  const { megabytes, packages, modules, minutes } = plugins[name];
  return goBuild({
    name: `pulumi-resource-${name}`,
    module,
    package: `./cmd/pulumi-resource-${name}`,
    // Without Docker Compose, whose resource the SDK does not have.
    flags: ['-tags', 'no_compose'],
    packages,
    modules,
    minutes,
    space: `${megabytes} MB here and up to 3 GB in Go's own caches`,
  });
}
