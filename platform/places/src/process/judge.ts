import { DtaasError, type WorkspaceSpec } from '@dtaas/model';
import { detectIsolation, type Isolation } from '@dtaas/sandbox';
import type { Judgement } from '../place.ts';
import { unpassedSecrets } from '../unpassed-secrets.ts';
import type { ProcessSettings } from './settings.ts';

/** As the runner will decide when it starts; said before anything is begun. */
export function judgeWorkspace(
  workspace: WorkspaceSpec,
  wanted: ProcessSettings['isolation'],
  environment: NodeJS.ProcessEnv,
): Judgement {
  const isolation = isolationFor(wanted);
  if (isolation.mode === 'bubblewrap' || !workspace.network.required) {
    const unpassed = unpassedSecrets(workspace, environment);
    return { remarks: isolation.remarks, ...(unpassed ? { unpassed } : {}) };
  }
  return {
    remarks: [],
    refusal: new DtaasError({
      code: 'network-unenforceable',
      message: `${workspace.twin} was not deployed: its twin.yaml limits the network, and this machine can't enforce that.`,
      hint: 'Install bubblewrap: apt-get install bubblewrap. Or leave network out of twin.yaml: the twin then has an open network, and status says so.',
    }),
  };
}

/** Components of a workspace share a network, which bubblewrap does here and Docker doesn't. */
function isolationFor(wanted: ProcessSettings['isolation']): Isolation {
  if (wanted !== 'auto') return detectIsolation(wanted);
  try {
    return detectIsolation('bubblewrap');
  } catch {
    return detectIsolation('none');
  }
}
