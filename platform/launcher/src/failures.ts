import { defineError } from '@dtaas/model';

export const launcherUnbuildable = defineError<{ reason: string }>('launcher-unbuildable', {
  title: "The launcher, the first process of a component's container, can't be built.",
  why: 'It is built once from its source, for which Go 1.25 or newer is needed on the machine that deploys.',
  remedy: 'Install Go 1.25 or newer (https://go.dev/dl), then run the command again.',
  message: ({ reason }) => `The launcher of containers can't be built: ${reason}.`,
});
