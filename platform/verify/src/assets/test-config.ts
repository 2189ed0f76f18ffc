import { componentConfig, renderAlone } from '@dtaas/model';
import type { AssetSubject } from '../subject.ts';

/**
 * The configuration that the tests of an asset find in `DTAAS_CONFIG`: that of a component with the defaults of its
 * parameters, and the commands that start it.
 *
 * @param folders of what it uses, by the name of the use, as the tests see them
 */
export function testConfig({ asset, uses }: AssetSubject, folders: { readonly [use: string]: string }) {
  const used = Object.entries(uses).map(([name, subject]) => [name, subject.asset] as const);
  const { workspace, component } = renderAlone(asset, Object.fromEntries(used));
  const { run, batch } = asset.value.spec;
  return {
    ...componentConfig(workspace, component, { uses: folders }),
    ...(run ? { command: run.command } : {}),
    ...(batch ? { batch: batch.command } : {}),
  };
}
