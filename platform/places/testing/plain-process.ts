import { spawn } from 'node:child_process';
import type { IsolatedProcess } from '@dtaas/sandbox';

/** A command of this machine without a sandbox, for runners in memory. */
export function plainProcess([program = '', ...arguments_]: readonly string[]): IsolatedProcess {
  const child = spawn(program, arguments_, { stdio: 'pipe' });
  child.stdin.on('error', () => {}); // a command may leave its input unread
  const ended: IsolatedProcess['ended'] = new Promise((resolve) => {
    child.once('error', () => resolve({ code: 127, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const { stdin, stdout, stderr } = child;
  return {
    ...{ pid: child.pid ?? -1, stdin, stdout, stderr, ended },
    signal: async (name) => void child.kill(name),
    end: async (name = 'SIGTERM') => {
      child.kill(name);
      return await ended;
    },
  };
}
