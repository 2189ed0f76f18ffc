import { generationOf, type Parameters, type WorkspaceSpec, withParameters } from '@dtaas/model';
import { attempt } from '@dtaas/processes';
import { configureRefused } from '../failures.ts';
import { ownState } from '../state/records.ts';
import { changeWorkspaceFile } from '../workspace/workspace-file.ts';
import type { TwinParts } from './parts.ts';

/** New values of live parameters. */
export interface NewParameters {
  /** Of the specification with these values. */
  readonly generation: string;
  readonly parameters: Parameters;
}

/**
 * Tells the running components new values of live parameters, and writes them down for the processes and runners that start later.
 * If a component doesn't take its values, or they can't be written down, all components keep the old ones.
 *
 * @param told called when all components have the new values, before these are written down
 * @throws DtaasError `configure-refused`
 */
export async function giveParameters(
  parts: TwinParts,
  request: NewParameters,
  told: () => Promise<void>,
): Promise<void> {
  const { file, directory, log } = parts;
  const { generation, parameters } = request;
  if (generation === file.generation) return;
  const before = { spec: file.spec, generation: file.generation };
  const next = { spec: nextSpec(parts, request), generation };
  let isWritten = false;
  try {
    // First, so that a process that starts meanwhile has the new values.
    parts.host.configure(next.spec, Object.keys(parameters));
    await tell(parts, parameters);
    Object.assign(file, next);
    await told();
    isWritten = true;
    changeWorkspaceFile(directory, file, next);
    await ownState(directory, generation);
  } catch (error) {
    Object.assign(file, before);
    if (isWritten) attempt(() => changeWorkspaceFile(directory, file, before));
    parts.host.configure(before.spec, Object.keys(parameters));
    await tell(parts, oldValues(before.spec, parameters)).catch(() => {});
    throw refused(parts, error instanceof Error ? error.message : String(error));
  }
  log(`the components have new parameters: ${JSON.stringify(parameters)}`);
}

function nextSpec(parts: TwinParts, { generation, parameters }: NewParameters): WorkspaceSpec {
  const { spec } = parts.file;
  const { clock } = parts.assembly;
  // In lockstep a lost component may take the others back to an earlier step, and repeated steps see what they saw before.
  if (spec.clock.mode === 'lockstep' && clock.lost.length > 0)
    throw refused(parts, `${clock.lost.join(' and ')} is away, and is started again first`);
  const { again } = clock.status();
  if (again !== undefined) throw refused(parts, `the steps up to ${again} are done again first`);
  for (const [id, values] of Object.entries(parameters)) {
    const live = spec.components[id]?.live ?? [];
    const other = Object.keys(values).find((name) => !live.includes(name));
    if (other !== undefined) throw refused(parts, `${id}.${other} is not a live parameter`);
  }
  const next = withParameters(spec, parameters);
  if (generationOf(next) === generation) return next;
  throw refused(parts, 'the twin has another configuration than the deployment expects');
}

/** Resolves when all components that run have the values. */
async function tell({ assembly }: TwinParts, parameters: Parameters): Promise<void> {
  const told = Object.entries(parameters).map(([id, values]) =>
    assembly.components.get(id)?.configure(values),
  );
  const problems = (await Promise.all(told)).filter((problem) => problem !== undefined);
  if (problems.length > 0) throw new Error(problems.join('; '));
}

function oldValues({ components }: WorkspaceSpec, changed: Parameters): Parameters {
  const old = Object.entries(changed).map(([id, values]) => {
    const names = Object.keys(values);
    return [id, Object.fromEntries(names.map((name) => [name, components[id]!.parameters[name]!]))] as const;
  });
  return Object.fromEntries(old);
}

function refused({ file }: TwinParts, reason: string): Error {
  return configureRefused({ twin: file.twin, reason });
}
