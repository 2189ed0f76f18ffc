import {
  platformVersion,
  type RunManifest,
  type RunRecord,
  type StagedAsset,
  type WorkspaceSpec,
} from '@dtaas/model';
import { sdkOf } from '@dtaas/verify';
import type { Subject } from './subject.ts';

/** What the manifest of a run says beside how it ended. */
export type StartRecord = Omit<RunRecord, 'outcome' | 'durationMs' | 'cases'>;

interface Circumstances
  extends Pick<StartRecord, 'verified' | 'warm' | 'isolation' | 'seed' | 'timeoutSeconds'> {
  readonly commit: string | undefined;
  readonly input: RunManifest['input'];
}

/** The record of a run that begins now. */
export function newRecord(
  subject: Subject,
  { commit, verified, input, ...circumstances }: Circumstances,
): StartRecord {
  const { component, twin, workspace } = subject;
  const { warm, isolation, seed, timeoutSeconds } = circumstances;
  return {
    platform: platformVersion,
    ...(commit === undefined ? {} : { commit }),
    ...(twin === undefined ? {} : { twin, component }),
    asset: assetIn(workspace.components[component]!),
    verified,
    uses: usesIn(workspace, component),
    ...sdksOf(subject),
    command: subject.asset.value.spec.batch!.command,
    warm,
    isolation,
    ...(input === undefined ? {} : { input }),
    seed,
    timeoutSeconds,
    startedAt: new Date().toISOString(),
  };
}

/** The record of a run that is continued: as it was, with the input folder where it is now. */
export function earlierRecord(before: RunManifest, input: RunManifest['input']): StartRecord {
  const {
    apiVersion: _,
    kind: __,
    digest: ___,
    outcome: ____,
    durationMs: _____,
    cases: ______,
    ...record
  } = before;
  return input === undefined ? record : { ...record, input };
}

/** The SDKs that the assets import. */
export function sdksOf({ assets }: Subject): Pick<RunManifest, 'sdk'> {
  const all = assets.flatMap((asset) => Object.entries(sdkOf(asset).sdk ?? {}));
  return all.length > 0 ? { sdk: Object.fromEntries(all) } : {};
}

function usesIn({ components }: WorkspaceSpec, id: string): RunManifest['uses'] {
  const { uses, libraries = {} } = components[id]!;
  const bound = Object.entries(uses).map(([use, other]) => {
    const component = components[other]!;
    return [use, { ...assetIn(component), parameters: component.parameters }] as const;
  });
  const imported = Object.entries(libraries).map(([use, library]) => [use, assetIn(library)] as const);
  return Object.fromEntries([...bound, ...imported]);
}

function assetIn({ asset, version, digest, environment }: StagedAsset): RunManifest['asset'] {
  const lock = 'lockDigest' in environment ? { environment: environment.lockDigest } : {};
  return { asset, version, digest, ...lock };
}
