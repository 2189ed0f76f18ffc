import { isDeepStrictEqual } from 'node:util';
import type { WorkspaceSpec } from '@dtaas/model';
import type { ExposedEndpoint } from '../protocol.ts';
import { type DialPort, Exposure } from './exposure.ts';
import { KeptPorts } from './kept-ports.ts';

export type Exposed = { readonly [name: string]: ExposedEndpoint };

export interface ExposuresOptions {
  /** The workspace's folder. */
  readonly directory: string;
  /** The same for all runners of the twin. */
  readonly mark: string;
  readonly dial: DialPort;
  /** Called after each change. */
  readonly changed: (exposed: Exposed) => void;
  readonly retryMs?: number;
}

/** Opens the ports at which a twin exposes endpoints of its components, on the machine that has the workspace. */
export class Exposures {
  readonly #options: ExposuresOptions;
  readonly #ports: KeptPorts;
  readonly #all = new Map<string, Exposure>();

  constructor(options: ExposuresOptions) {
    this.#options = options;
    this.#ports = new KeptPorts(options.directory, options.mark);
  }

  /** Opens and closes ports, so that those of the specification are open. A port that stays keeps its connections. */
  async ensure({ expose = {}, components }: Pick<WorkspaceSpec, 'expose' | 'components'>): Promise<void> {
    const { dial, retryMs } = this.#options;
    const wanted = Object.entries(expose).map(([name, spec]) => {
      const target = components[spec.component]?.run?.endpoints?.[spec.endpoint];
      return [name, { ...spec, name, target }] as const;
    });
    const stays = new Set(
      wanted.flatMap(([name, spec]) => (isDeepStrictEqual(this.#all.get(name)?.spec, spec) ? [name] : [])),
    );
    const closing = [...this.#all].filter(([name]) => !stays.has(name));
    for (const [name] of closing) this.#all.delete(name);
    await Promise.all(closing.map(([, exposure]) => exposure.close()));
    const opening = wanted.filter(([name]) => !stays.has(name));
    for (const [name, spec] of opening)
      this.#all.set(
        name,
        new Exposure(spec, { ports: this.#ports, dial, retryMs, changed: () => this.#tell() }),
      );
    await Promise.all(opening.map(([name]) => this.#all.get(name)!.open()));
    this.#tell();
  }

  async close(): Promise<void> {
    const all = [...this.#all.values()];
    this.#all.clear();
    await Promise.all(all.map((exposure) => exposure.close()));
  }

  #tell(): void {
    this.#options.changed(Object.fromEntries([...this.#all].map(([name, { status }]) => [name, status])));
  }
}
