import { type NeededPlugins, neededPlugins } from '@dtaas/deploy';
import {
  engineStatus,
  ensureEngine,
  ensurePlugin,
  isPluginName,
  type PluginName,
  pluginNames,
} from '@dtaas/engine';
import { answerText, type Context, type ExitCode } from '../context.ts';
import { describeEngine } from './describe-engine.ts';
import { engineActionUnknown, pluginUnknown } from './failures.ts';

/** `dtaas engine [status|install] [plugin...]`: shows or installs Pulumi and its plugins. */
export async function run(
  context: Context,
  [action = 'status', ...names]: readonly string[],
): Promise<ExitCode> {
  if (action !== 'status' && action !== 'install') throw engineActionUnknown({ action });
  const named = names.map((name) => {
    if (isPluginName(name)) return name;
    throw pluginUnknown({ name, known: pluginNames });
  });
  const needed = await neededPlugins(context.cwd);
  const wanted = new Set([...(needed?.keys() ?? []), ...named]);
  if (action === 'install') await install(context, needed, wanted);
  const { plugins, ...status } = await engineStatus();
  const report = {
    ...status,
    plugins: plugins.map((plugin) => ({
      ...plugin,
      ...(needed && { neededBy: needed.get(plugin.name) ?? [] }),
    })),
  };
  answerText(context, 'EngineReport', report, describeEngine(report).join('\n'));
  const isWhole = plugins.every(({ name, found }) => found || !wanted.has(name));
  return report.engine && isWhole ? 0 : 1;
}

async function install(
  { note, signal }: Context,
  needed: NeededPlugins | undefined,
  wanted: Iterable<PluginName>,
): Promise<void> {
  if (!needed)
    note(
      'There is no platform.yaml here that can be read, so only Pulumi and the named plugins are installed.',
    );
  const options = { onProgress: note, signal, thorough: true };
  const engine = await ensureEngine(options);
  for (const name of wanted) await ensurePlugin(name, { ...options, engine: engine.path });
}
