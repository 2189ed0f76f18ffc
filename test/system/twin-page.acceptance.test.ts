import { describe } from 'vitest';
import {
  dockerMachine,
  hereHost,
  imageForDeployments,
} from '../../platform/deploy/testing/docker-machine.ts';
import { hasBrowser, tryTwinPage } from './twin-page.ts';

const image = await imageForDeployments();

describe
  .skipIf(!image || !hasBrowser())
  .sequential('a twin in containers, in a browser and at the command line', () => {
    const docker = dockerMachine(hereHost(), image!);
    tryTwinPage({
      moved: (text) =>
        text.replace('{kind: process}', docker.place).replace('flavour: process', 'flavour: container'),
      planned: /Pulumi: create 2 containers \(component-counter, runner\), \d volumes, workspace$/m,
      runners: (_, home) => docker.runners(home),
      clear: (home) => docker.clear(home),
    });
  });
