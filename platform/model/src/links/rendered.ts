import type { CommandSpec, LinkSpec, PhysicalTwinSpec, TelemetrySpec } from '../workspace.ts';

/** One link of a workspace with its telemetry and commands. */
export interface LinkWithPorts {
  readonly link: LinkSpec;
  readonly telemetry: { readonly [port: string]: TelemetrySpec };
  /** The ports of `telemetry`, in the order of their declaration. */
  readonly telemetryOrder: readonly string[];
  readonly commands: { readonly [port: string]: CommandSpec };
}

/** The links of a workspace by name. A link without a name has an empty one. */
export function linksOf(spec: PhysicalTwinSpec): ReadonlyMap<string, LinkWithPorts> {
  const { links, protocol, url, credentials } = spec;
  const all = links ?? { '': { protocol: protocol!, url: url!, ...(credentials ? { credentials } : {}) } };
  const order = spec.telemetryOrder ?? Object.keys(spec.telemetry);
  return new Map(
    Object.entries(all).map(([name, link]) => {
      const isHere = (each: { readonly link?: string } | undefined) => (each?.link ?? '') === name;
      const telemetryOrder = order.filter((port) => isHere(spec.telemetry[port]));
      const telemetry = telemetryOrder.map((port) => [port, spec.telemetry[port]!]);
      const commands = Object.entries(spec.commands).filter(([, command]) => isHere(command));
      return [
        name,
        {
          link,
          telemetry: Object.fromEntries(telemetry),
          telemetryOrder,
          commands: Object.fromEntries(commands),
        },
      ];
    }),
  );
}
