import { defineError } from '@dtaas/model';

export * from './docker/failures.ts';
export * from './ssh/failures.ts';

export const assetFilesMissing = defineError<{ twin: string; asset: string }>('asset-files-missing', {
  title: 'The files that a twin was deployed with are not at its place.',
  why: 'The files come from the commit that was deployed, or from a source.',
  remedy:
    'Fetch that commit (`git fetch`), or what the locks name (`dtaas lock --fetch`). Then deploy again.',
  message: ({ twin, asset }) =>
    `The files of ${asset}, which ${twin} was deployed with, are neither at its place nor here.`,
  hint: ({ twin }) => `Bring them with: dtaas deploy ${twin}`,
});

export const workspaceForeign = defineError<{ folder: string; owner: string; twin: string }>(
  'workspace-foreign',
  {
    title: 'The folder of the workspace belongs to another twin.',
    why: 'What another home made is never touched.',
    remedy: 'Look at the folder. Move it away, or delete it if it is not needed; then deploy again.',
    message: ({ folder, owner, twin }) => `${folder} belongs to ${owner}, not to ${twin}.`,
    hint: () => 'If the folder was copied, move it away. Then deploy again.',
  },
);

export const workspaceUnsaved = defineError<{ twin: string; count: number }>('workspace-unsaved', {
  title: "The workspace holds snapshots that aren't commits yet.",
  why: 'Deleting the workspace would lose them.',
  remedy: 'Run `dtaas save <twin>` first.',
  message: ({ twin, count }) =>
    `The workspace of ${twin} holds ${count} snapshots that aren't commits yet, so it is not deleted.`,
  hint: ({ twin }) => `Run dtaas save ${twin}, then this again.`,
});
