import { didYouMean, physical } from '../../references/index.ts';
import type { Resolution, ResolvedTwin } from '../../resolution/index.ts';
import { isPort, wiresOf } from '../../wiring/index.ts';
import { at, atKey, eachTwin, type KeyPath, type Problem } from '../rule.ts';
import { disagreement } from './agreement.ts';

const emulatorPath: KeyPath = ['spec', 'physicalTwin', 'emulator'];

export const emulatorFits = eachTwin(function* (resolved, resolution) {
  const asset = resolved.emulator?.asset?.value;
  const physicalTwin = resolved.twin.value.spec.physicalTwin;
  if (!asset || !physicalTwin) return;
  if (!asset.spec.run) {
    yield at(resolved.twin, [...emulatorPath, 'asset'], {
      code: 'emulator-misfit',
      message: `${resolved.emulator!.component.asset} is never started, so it can't replace the physical twin`,
      hint: 'Use an asset that has a run.command.',
    });
    return;
  }
  const { ports } = resolved.emulator!;
  if (!ports) return;
  yield* portsAreThere(resolved, 'telemetry', physicalTwin.telemetry, 'output', ports.outputs);
  yield* portsAreThere(resolved, 'commands', physicalTwin.commands, 'input', ports.inputs);
  const fed = new Set(wiresOf(resolved).map(({ toText }) => toText));
  for (const [port, { required }] of Object.entries(ports.inputs)) {
    if (!required || fed.has(`${physical}.${port}`)) continue;
    yield at(resolved.twin, [...emulatorPath, 'asset'], {
      code: 'emulator-misfit',
      message: `The emulator ${resolved.emulator!.component.asset} requires its input ${port}, but nothing is connected to ${physical}.${port}`,
      hint: `Add a command ${port} and a connection to ${physical}.${port}, or declare the input of the emulator with required: false.`,
    });
  }
  yield* connectionsAgree(resolved, resolution);
});

function* portsAreThere(
  { twin, emulator }: ResolvedTwin,
  list: 'telemetry' | 'commands',
  wanted: object,
  direction: 'output' | 'input',
  ports: object,
): Iterable<Problem> {
  for (const name of Object.keys(wanted)) {
    if (Object.hasOwn(ports, name)) continue;
    yield atKey(twin, ['spec', 'physicalTwin', list, name], {
      code: 'emulator-misfit',
      message: `The emulator ${emulator!.component.asset} has no ${direction} ${name}`,
      hint: didYouMean(name, Object.keys(ports)),
    });
  }
}

/** The rules for ports of the physical twin also apply to the ports of the emulator. */
function* connectionsAgree(resolved: ResolvedTwin, { units }: Resolution): Iterable<Problem> {
  const plain = wiresOf(resolved);
  for (const [place, emulated] of wiresOf(resolved, { emulated: true }).entries()) {
    const { from, to, index, fromText, toText, source, target } = emulated;
    if (from.component !== physical && to.component !== physical) continue;
    // Another rule reports ports of the physical twin that are missing or do not agree.
    const own = plain[place]!;
    if (!isPort(own.source) || !isPort(own.target) || disagreement(units, own.source, own.target)) continue;
    if (!isPort(source) || !isPort(target)) continue;
    const finding = disagreement(units, source, target);
    if (!finding) continue;
    yield at(resolved.twin, ['spec', 'connections', index], {
      ...finding,
      code: 'emulator-misfit',
      message: `With the emulator in ${fromText} -> ${toText}, ${finding.message}`,
    });
  }
}
