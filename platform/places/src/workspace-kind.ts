import type { ResourceKind } from '@dtaas/engine';

/**
 * The row of a resource type that `workspaceResource` makes.
 *
 * @param settings the inputs that say where the workspace is
 */
export function workspaceKind(type: string, settings: readonly string[] = []): ResourceKind {
  return {
    type,
    inputs: ['twin', 'spec', ...settings],
    providerInputs: [],
    mark: ({ home, instance }) => ({ home, twin: instance }),
    isOurs({ inputs = {}, id = '' }, { home, instance }) {
      const { home: itsHome = home, twin = instance } = inputs;
      return itsHome === home && twin === instance && ['', `${home}/${instance}`].includes(id);
    },
    // The provider adopts the workspace that the home and the twin have.
    findAgain: 'create-again',
    secretOutputs: [],
    // The twin is saved first, and a workspace whose ring holds snapshots is not removed.
    losesData: false,
  };
}
