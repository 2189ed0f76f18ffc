import type { WorkspaceSpec } from '@dtaas/model';
import type { ExposedEndpoint } from '../protocol.ts';
import { type DialPort, Exposure } from './exposure.ts';
import { KeptPorts } from './kept-ports.ts';
import type { PublishedPort } from './published-ports.ts';

export type Exposed = { readonly [name: string]: ExposedEndpoint };

export interface ExposuresOptions {
  /** The workspace's folder. */
  readonly directory: string;
  /** The same for all runners of the twin. */
  readonly mark: string;
  readonly dial: DialPort;
  /** In a container: where the place publishes the endpoints. */
  readonly published?: readonly PublishedPort[] | undefined;
  /** Called after each change. */
  readonly changed: (exposed: Exposed) => void;
  readonly retryMs?: number;
}

/**
 * Opens the ports at which a twin exposes endpoints of its components, on the machine that has the workspace. A port that can't
 * be opened is tried again until `close`.
 */
export async function openExposures(
  { expose = {}, components }: Pick<WorkspaceSpec, 'expose' | 'components'>,
  { directory, mark, dial, published, changed, retryMs }: ExposuresOptions,
): Promise<{ close(): Promise<void> }> {
  const ports = new KeptPorts(directory, mark);
  const tell = (): void => changed(Object.fromEntries(all.map(({ spec, status }) => [spec.name, status])));
  const all = Object.entries(expose).map(([name, spec]) => {
    const target = components[spec.component]?.run?.endpoints?.[spec.endpoint];
    const there = published?.find((each) => each.name === name);
    const at = there && { port: there.port, listen: { host: '0.0.0.0', port: there.inside } };
    return new Exposure({ ...spec, ...at, name, target }, { ports, dial, retryMs, changed: tell });
  });
  await Promise.all(all.map((exposure) => exposure.open()));
  return {
    close: async () => void (await Promise.all(all.map((exposure) => exposure.close()))),
  };
}
