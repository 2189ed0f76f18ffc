import { dockerPlugin, hasDocker, workspaceImage } from '../../places/testing/docker-engine.ts';
import { engineForTests } from './engine-for-tests.ts';

export { workspaceImageForTests } from '../../images/testing/workspace-image.ts';
export { type DockerDaemon, dockerDaemon, mayRunDaemon } from '../../places/testing/docker-daemon.ts';
export { hereHost, workspaceImage } from '../../places/testing/docker-engine.ts';
export { type DockerHost, dockerHost, mayRunDockerHost } from '../../places/testing/docker-host.ts';
export { type DockerMachine, dockerMachine } from '../../places/testing/docker-machine.ts';

/** The id of the image for twins in containers; `undefined` where tests that deploy them are skipped, with a line that says why. */
export async function imageForDeployments(): Promise<string | undefined> {
  const isPossible = (await hasDocker()) && (await dockerPlugin()) && (await engineForTests());
  return isPossible ? await workspaceImage() : undefined;
}
