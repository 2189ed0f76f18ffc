import { pluginsStatus } from '../src/find/ensure-plugin.ts';
import type { PluginName } from '../src/find/plugins/plugins.ts';
import type { Installed } from '../src/find/program/program.ts';

/** An installed plugin, or `undefined` where tests that need it are skipped, with a line that says so. */
export async function pluginForTests(name: PluginName): Promise<Installed | undefined> {
  const status = (await pluginsStatus()).find((each) => each.name === name);
  if (status?.found) return status.found;
  const remedy = `npx dtaas engine install ${name}`;
  if (process.env['DTAAS_REQUIRE_ALL'] === '1')
    throw new Error(`Pulumi's plugin ${name} is missing: ${remedy}`);
  console.warn(`skipped: some tests need Pulumi's plugin ${name} (${remedy})`);
  return undefined;
}
