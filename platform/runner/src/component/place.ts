import type { Duplex } from 'node:stream';
import { type IsolatedCommand, type IsolatedProcess, runIsolated } from '@dtaas/sandbox';
import { openPort } from '../control/channel.ts';
import { dialRefused } from '../failures.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Prepared, prepareComponent } from './prepare.ts';

/** Where the components of a workspace run: beside the runner, or each in a container of its own. */
export interface ComponentPlace {
  /** @throws DtaasError `environment-missing` */
  prepare(id: string): Prepared;
  /** Starts the component's own command. */
  start(id: string, command: IsolatedCommand): IsolatedProcess;
  /** Starts another command that sees the same files. */
  startBeside(id: string, command: IsolatedCommand): IsolatedProcess;
  /** Resolves when the component can be started; `undefined` if it can be now. */
  whenThere(id: string): Promise<unknown> | undefined;
  /** Connects to a port of loopback, where the components listen. @throws DtaasError `dial-refused` */
  dial(port: number): Promise<Duplex>;
  close(): Promise<void>;
}

/** On the runner's own machine, in the isolation that the workspace has. */
export function besideRunner(workspace: Workspace): ComponentPlace {
  const start = (_: string, command: IsolatedCommand) => runIsolated(command, workspace.isolation);
  return {
    prepare: (id) => prepareComponent(workspace, id),
    start,
    startBeside: start,
    whenThere: () => undefined,
    dial: dialHere,
    async close() {},
  };
}

/** Connects to a port of the runner's own network. @throws DtaasError `dial-refused` */
export async function dialHere(port: number): Promise<Duplex> {
  return await openPort(port).catch((cause: Error) => {
    throw dialRefused({ port, reason: cause.message, cause });
  });
}
