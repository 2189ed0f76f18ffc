import {
  engineForTests,
  hasDocker,
  imageWith,
  removeImage,
  workspaceImage,
} from '../../places/testing/docker-engine.ts';

/** An image of an asset's own, at the Docker Engine of this machine. */
export interface EngineImage {
  readonly id: string;
  remove(): Promise<void>;
}

/** The id of an image to build on; `undefined` where tests that need one are skipped. */
export async function baseImage(): Promise<string | undefined> {
  return (await hasDocker()) ? await workspaceImage() : undefined;
}

/** Makes an image like `base` that has the program `solver`, which prints this text. */
export async function imageWithSolver(base: string, text: string): Promise<EngineImage> {
  const { client } = await engineForTests();
  const program = `#!/bin/sh\necho '${text}'\n`;
  const id = await imageWith(client, base, {
    folder: '/usr/bin',
    name: 'solver',
    text: program,
    mode: 0o755,
  });
  return { id, remove: () => removeImage(client, id) };
}
