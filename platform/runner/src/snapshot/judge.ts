import { isDeepStrictEqual } from 'node:util';
import { type ComponentSpec, isQueued, type Json, keepsState, type WorkspaceSpec } from '@dtaas/model';
import type { Reported } from '../component/component.ts';
import type { RestoreReport } from '../protocol.ts';
import { fitsPort } from '../senml/value.ts';
import type { Manifest, SavedComponent } from './manifest.ts';

type Verdict = { readonly is: 'whole' | 'part' | 'lost'; readonly detail?: string };

/** Compares the values that components report after a restore with the saved ones. */
export function judgeRestore(
  manifest: Manifest,
  spec: WorkspaceSpec,
  reported: { readonly [component: string]: Reported },
  from: string,
  remarks: readonly string[],
): RestoreReport {
  const ids = Object.keys({ ...manifest.components, ...reported }).sort();
  const verdicts = ids.map((id) => judgeComponent(id, manifest, spec, reported[id]));
  const lost = ids.filter((_, index) => verdicts[index]!.is === 'lost');
  const isWhole = verdicts.every(({ is }) => is === 'whole');
  const isFailed = lost.length > 0 && verdicts.every(({ is }) => is !== 'whole');
  const { t, step } = manifest.clock;
  return {
    outcome: isFailed ? 'failed' : isWhole ? 'restored' : 'partial',
    from,
    clock: { t, ...(step === undefined ? {} : { step }) },
    ...(lost.length === 0 ? {} : { lost }),
    details: [...verdicts.flatMap(({ detail }) => detail ?? []), ...remarks],
  };
}

function judgeComponent(
  id: string,
  manifest: Manifest,
  spec: WorkspaceSpec,
  reported: Reported | undefined,
): Verdict {
  const saved = manifest.components[id];
  const now = spec.components[id];
  if (saved === undefined) return { is: 'part', detail: `${id} isn't in the snapshot: it begins anew` };
  if (now === undefined || reported === undefined)
    return { is: 'part', detail: `${id} doesn't run in the twin any more: its state stays in the snapshot` };
  if (!keepsState(saved, now)) {
    const [before, after] = [saved, now].map(({ asset, version }) => `${asset} ${version}`);
    return { is: 'part', detail: `${id} was ${before} and is ${after} now: it begins anew` };
  }
  const version = now.version === saved.version ? '' : ` (saved by ${saved.version}, read by ${now.version})`;
  if (reported === 'silent') return { is: 'lost', detail: `${id} didn't report its values${version}` };
  const wrong = reported === 'not-asked' ? [] : differences(id, saved, now, reported);
  if (wrong.length > 0) return { is: 'lost', detail: `${wrong.join('; ')}${version}` };
  if (saved.remark !== undefined)
    return { is: 'part', detail: `${id} was saved with a remark: ${saved.remark}` };
  if (reported !== 'not-asked')
    return { is: 'whole', ...(version === '' ? {} : { detail: `${id} is restored${version}` }) };
  return {
    is: 'whole',
    detail: `${id}'s files are those that were saved; it can't report, so its values weren't compared${version}`,
  };
}

function differences(
  id: string,
  { outputs }: SavedComponent,
  { outputs: ports }: ComponentSpec,
  reported: { readonly [port: string]: readonly Json[] },
): readonly string[] {
  return Object.entries(outputs).flatMap(([port, { value }]) => {
    // An earlier edition saved values that a port can't hold as null. The clock reports them.
    const spec = Object.hasOwn(ports, port) ? ports[port] : undefined;
    if (spec !== undefined && (isQueued(spec) || !fitsPort(spec, value))) return [];
    const values = reported[port] ?? [];
    if (values.some((candidate) => isDeepStrictEqual(candidate, value))) return [];
    const now = values.length === 0 ? 'nothing' : JSON.stringify(values.at(-1));
    return [`${id}.${port} was ${JSON.stringify(value)} and is ${now}`];
  });
}
