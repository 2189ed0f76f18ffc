import { systemProgram } from '@dtaas/processes';
import { imageToolMissing } from '../failures.ts';

/**
 * The command that runs mmdebstrap so that it ends with this process, however this process ends.
 *
 * As root, mmdebstrap mounts the machine's /dev/shm, /proc and /sys below the root that it builds. If it were killed, the mounts would
 * stay, and the removal of its folder would empty the machine's /dev/shm. In a namespace of its own, the mounts end with it. An ordinary
 * user's mmdebstrap makes such a namespace itself.
 *
 * @throws DtaasError `image-tool-missing`
 */
export function inOwnNamespace(command: readonly string[], isRoot: boolean): [string, ...string[]] {
  const [setpriv, unshare] = ['setpriv', 'unshare'].map((program) => {
    const path = systemProgram(program);
    if (!path) throw imageToolMissing({ program: 'util-linux' });
    return path;
  }) as [string, string];
  const namespaces = [
    '--mount',
    '--propagation',
    'private',
    '--pid',
    '--fork',
    '--kill-child',
    '--mount-proc',
  ];
  return [
    setpriv,
    '--pdeathsig',
    'KILL',
    '--',
    ...(isRoot ? [unshare, ...namespaces, '--'] : []),
    ...command,
  ];
}
