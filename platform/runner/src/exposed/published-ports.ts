import type { WorkspaceSpec } from '@dtaas/model';
import { portsToTry } from './kept-ports.ts';

/** A port of the machine at which the place publishes an exposed endpoint of a twin in containers. */
export interface PublishedPort {
  /** The twin's name of the endpoint. */
  readonly name: string;
  readonly address: string;
  readonly port: number;
  /** The port in the runner's container to which connections are led. */
  readonly inside: number;
}

const firstInside = 8001;

/**
 * Where the endpoints of a twin in containers are published, in the order of the ports inside. The place publishes them before the
 * runner runs, so a port that `twin.yaml` leaves open follows from the names alone.
 */
export function publishedPorts({
  twin,
  expose = {},
}: Pick<WorkspaceSpec, 'twin' | 'expose'>): readonly PublishedPort[] {
  const taken = new Set(Object.values(expose).map(({ port }) => port));
  return Object.keys(expose)
    .sort()
    .map((name, index) => {
      const { address, port: written } = expose[name]!;
      const port = written ?? portsToTry(twin, name).find((each) => !taken.has(each))!;
      taken.add(port);
      return { name, address, port, inside: firstInside + index };
    });
}
