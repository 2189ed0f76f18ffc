import { componentConfig, renderAlone } from '@dtaas/model';
import type { AssetSubject } from '../subject.ts';

/** The asset in a workspace of its own, with what it uses. */
export function aloneOf({ asset, uses }: AssetSubject): ReturnType<typeof renderAlone> {
  return renderAlone(
    asset,
    Object.fromEntries(Object.entries(uses).map(([name, subject]) => [name, subject.asset])),
  );
}

/**
 * The configuration that the tests of an asset find in `DTAAS_CONFIG`: that of a component with the defaults of its
 * parameters, and the commands that start it.
 *
 * @param folders of what it uses, by the name of the use, as the tests see them
 */
export function testConfig(subject: AssetSubject, folders: { readonly [use: string]: string }) {
  const { workspace, component } = aloneOf(subject);
  const { run, batch } = subject.asset.value.spec;
  return {
    ...componentConfig(workspace, component, { uses: folders }),
    ...(run ? { command: run.command } : {}),
    ...(batch ? { batch: batch.command } : {}),
  };
}
