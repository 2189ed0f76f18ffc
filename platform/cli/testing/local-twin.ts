import { spawn } from 'node:child_process';
import type { PageTwin } from '../src/look/page/page-twin.ts';

/** A twin whose only component, `pump`, is this machine: its commands run here, with this folder as its state. */
export function localTwin(state: string, more: Partial<PageTwin> = {}): PageTwin {
  return {
    twin: 'oven',
    now: async () => ({
      ...{ twin: 'oven', health: 'Healthy', phase: 'running', reasons: [], endpoints: [], ring: [] },
      components: [{ id: 'pump', state: 'running', reason: undefined }],
    }),
    logs: async () => [{ component: 'pump', at: '2026-11-22T12:00:00.000Z', text: 'it begins' }],
    async run({ component = 'pump', command: [program = '', ...words] }) {
      if (component !== 'pump') throw new Error(`The twin oven has no component ${component}.`);
      const child = spawn(program, words, { stdio: 'pipe', env: { ...process.env, DTAAS_STATE_DIR: state } });
      child.stdin.on('error', () => {}); // a command may leave its input unread
      const { stdin, stdout, stderr } = child;
      return {
        ...{ stdin, stdout, stderr },
        ended: new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal }))),
        signal: (name) => void child.kill(name),
        close: () => void child.kill('SIGKILL'),
      };
    },
    close: async () => {},
    ...more,
  };
}
