import { execute, logs, type OpenPlatform, openEndpoint, runningTwin } from '@dtaas/deploy';

type World = OpenPlatform['world'];
type Request = Parameters<typeof execute>[2];

/** A twin as its page shows it. */
export type PageTwin = ReturnType<typeof pageTwin>;

/** @param refused called with the reason when a connection to an endpoint was closed */
export function pageTwin(world: World, twin: string, refused: (why: string) => void) {
  const opened = new Map<string, ReturnType<typeof openEndpoint>>();
  /** The URL of an exposed endpoint on this machine. */
  const urlOf = async (name: string): Promise<string> => {
    const opening = opened.get(name) ?? openEndpoint(world, twin, name, refused);
    opened.set(name, opening);
    // What failed is tried again at the next look.
    opening.catch(() => opened.delete(name));
    return (await opening).url;
  };
  return {
    twin,
    /** @throws DtaasError `twin-not-running`, `twin-not-deployed` */
    async now() {
      const { status, ring } = await runningTwin(world, twin);
      const { health, phase, reasons, components, exposed = {} } = status;
      const links = Object.entries(exposed).map(async ([name, { isOpen, reason }]) => {
        const link = await urlOf(name).then(
          (url) => ({ url }),
          (error: Error) => ({ reason: error.message }),
        );
        return { name, ...(isOpen ? {} : { reason }), ...link };
      });
      const states = Object.entries(components).map(([id, { state, reason }]) => ({ id, state, reason }));
      return { twin, health, phase, reasons, components: states, endpoints: await Promise.all(links), ring };
    },
    /** The last lines of all components and of the runner, also those that a dead runner left. */
    logs: async (tail: number) => (await logs(world, twin, { tail })).lines,
    run: async (request: Request) => (await execute(world, twin, request)).execution,
    async close() {
      for (const opening of opened.values()) await opening.then(({ close }) => close?.()).catch(() => {});
    },
  };
}
