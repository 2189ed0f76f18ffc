// The Docker Engine of this machine, and what a bench leaves at it.
import { execFileSync, spawn } from 'node:child_process';
import { Duplex } from 'node:stream';

export const hereHost = process.env.DOCKER_HOST ?? 'unix:///var/run/docker.sock';

export function docker(host, ...words) {
  return execFileSync('docker', ['--host', host, ...words], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);
}

/** A stream to the control socket of a twin's runner, by a process in its container. */
export function connectThrough(host, container) {
  const relay = ['/platform/launcher/launcher', '--relay', '/tmp/control/runner.sock'];
  const words = ['--host', host, 'exec', '--interactive', container, ...relay];
  const { stdout, stdin } = spawn('docker', words, { stdio: ['pipe', 'pipe', 'ignore'] });
  stdin.on('error', () => {});
  return Duplex.from({ readable: stdout, writable: stdin });
}

/** Removes all that a home has at an engine. */
export function removeHome(host, home) {
  const own = ['--filter', `label=dtaas.home=${home}`, '--quiet'];
  for (const [type, list, remove] of [
    ['container', ['ls', '--all'], ['rm', '--force']],
    ['volume', ['ls'], ['rm']],
    ['network', ['ls'], ['rm']],
  ]) {
    const found = docker(host, type, ...list, ...own);
    if (found.length > 0) docker(host, type, ...remove, ...found);
  }
}
