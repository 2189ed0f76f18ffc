import { Duplex } from 'node:stream';
import { memoised, type WorkspaceSpec } from '@dtaas/model';
import type { IsolatedProcess } from '@dtaas/sandbox';
import { dialRefused } from '../failures.ts';
import type { Logs } from '../logs/logs.ts';
import type { ComponentBroker } from '../transport/broker.ts';
import { stdioTransport } from '../transport/stdio.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ComponentPlace } from './place.ts';
import type { Prepared } from './prepare.ts';
import type { StartComponent } from './process.ts';

export type ComponentHost = ReturnType<typeof componentHost>;

/** Starts the processes of a workspace's components. */
export function componentHost(
  { file, secrets }: Pick<Workspace, 'file' | 'secrets'>,
  place: ComponentPlace,
  broker: ComponentBroker | undefined,
  logs: Logs,
) {
  const { components } = file.spec;
  const prepared = new Map<string, Prepared>();
  const prepare = memoised((id: string) => place.prepare(id), prepared);
  /**
   * Runs another command with the component's files, environment and limits.
   *
   * @throws DtaasError `dial-refused`, `environment-missing`
   */
  const run = (id: string, command: readonly string[]): IsolatedProcess => {
    if (!Object.hasOwn(components, id) || components[id]!.run === undefined)
      throw dialRefused({ component: id, known: Object.keys(components) });
    return place.startBeside(id, { ...prepare(id).command({}), command });
  };
  return {
    run,
    whenThere: (id: string) => place.whenThere(id),
    dialPort: (port: number) => place.dial(port),
    /** Starts the component's own command and connects to it. */
    starter:
      (id: string): StartComponent =>
      (events) => {
        const { command } = prepare(id);
        if (components[id]!.run!.transport === 'stdio' || broker === undefined) {
          const launched = place.start(id, command({}));
          logs.follow(id, launched.stderr);
          return { launched, transport: stdioTransport(launched.stdin, launched.stdout, events) };
        }
        const admitted = broker.admit(id, events);
        secrets.issue(id, admitted.credentials);
        const launched = place.start(id, command({ DTAAS_MQTT_URL: admitted.url }));
        for (const stream of [launched.stdout, launched.stderr]) logs.follow(id, stream);
        return { launched, transport: admitted.join(() => launched.stdin.end()) };
      },
    /** The standard input and output of a command that `run` starts. Destroying the stream kills the command. */
    dial(id: string, command: readonly string[]): Duplex {
      const launched = run(id, command);
      logs.follow(id, launched.stderr);
      return inAndOut(launched);
    },
    /** Writes the configurations of components again, for processes that start later. */
    configure(spec: WorkspaceSpec, ids: readonly string[]): void {
      for (const id of ids) prepared.get(id)?.configure(spec);
    },
    /** Removes the files that were made for the components. */
    close(): void {
      for (const each of prepared.values()) each.remove();
    },
  };
}

/** A command that ends without reading all of its input isn't an error: its output still counts. */
function inAndOut({ stdin, stdout, end }: IsolatedProcess): Duplex {
  const stream = new Duplex({
    read: () => void stdout.resume(),
    write: (chunk, _encoding, done) => void stdin.write(chunk, () => done()),
    final(done) {
      stdin.end();
      done();
    },
    destroy(error, done) {
      void end('SIGKILL');
      done(error);
    },
  });
  stdout.on('data', (chunk) => {
    if (!stream.push(chunk)) stdout.pause();
  });
  stdout.once('close', () => stream.push(null));
  return stream;
}
