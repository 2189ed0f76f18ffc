import { isDeepStrictEqual } from 'node:util';
import { type ComponentSpec, type Json, keepsState, type WorkspaceSpec } from '@dtaas/model';
import type { RestoreReport } from '../protocol.ts';
import { fitsPort } from '../senml/value.ts';
import type { Manifest, SavedComponent } from './manifest.ts';

/** The values that a component reported, by port. `silent`: it didn't answer the request. */
export type Reported = 'silent' | 'not-asked' | { readonly [port: string]: readonly Json[] };

type Verdict = { readonly is: 'whole' | 'part' | 'lost'; readonly detail?: string };

/** Compares what components report after a restore with what was saved. */
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
  const known = verdicts.filter(({ is }) => is !== 'part');
  const isFailed = known.length > 0 && known.every(({ is }) => is === 'lost');
  const isWhole = verdicts.every(({ is }) => is === 'whole');
  return {
    outcome: isFailed ? 'failed' : isWhole ? 'restored' : 'partial',
    from,
    clock: {
      t: manifest.clock.t,
      ...(manifest.clock.step === undefined ? {} : { step: manifest.clock.step }),
    },
    ...(lost.length === 0 ? {} : { lost }),
    details: [...verdicts.flatMap(({ detail }) => (detail === undefined ? [] : [detail])), ...remarks],
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
  if (now === undefined || reported === undefined) {
    return { is: 'part', detail: `${id} doesn't run in the twin any more: its state stays in the snapshot` };
  }
  if (!keepsState(saved, now)) {
    const [before, after] = [saved, now].map(({ asset, version }) => `${asset} ${version}`);
    return { is: 'part', detail: `${id} was ${before} and is ${after} now: it begins anew` };
  }
  const version = now.version === saved.version ? '' : ` (saved by ${saved.version}, read by ${now.version})`;
  const wrong =
    reported === 'silent'
      ? [`${id} didn't report its values${version}`]
      : differences(id, comparable(saved, now), reported);
  if (wrong.length > 0)
    return { is: 'lost', detail: `${wrong.join('; ')}${reported === 'silent' ? '' : version}` };
  if (saved.remark !== undefined)
    return { is: 'part', detail: `${id} was saved with a remark: ${saved.remark}` };
  if (reported === 'not-asked') {
    return {
      is: 'whole',
      detail: `${id}'s files are those that were saved; it can't report, so its values weren't compared${version}`,
    };
  }
  return version === '' ? { is: 'whole' } : { is: 'whole', detail: `${id} is restored${version}` };
}

/** Leaves out values that the ports can't hold, since an earlier edition saved them as null. The clock reports them. */
function comparable(
  { outputs }: SavedComponent,
  { outputs: ports }: ComponentSpec,
): SavedComponent['outputs'] {
  return Object.fromEntries(
    Object.entries(outputs).filter(([port, { value }]) => {
      const spec = Object.hasOwn(ports, port) ? ports[port] : undefined;
      return spec === undefined || fitsPort(spec, value);
    }),
  );
}

function differences(
  id: string,
  saved: { readonly [port: string]: { readonly value: Json } },
  reported: Exclude<Reported, 'silent'>,
): readonly string[] {
  if (reported === 'not-asked') return [];
  return Object.entries(saved).flatMap(([port, { value }]) => {
    const values = reported[port] ?? [];
    if (values.some((candidate) => isDeepStrictEqual(candidate, value))) return [];
    const now = values.length === 0 ? 'nothing' : JSON.stringify(values.at(-1));
    return [`${id}.${port} was ${JSON.stringify(value)} and is ${now}`];
  });
}
