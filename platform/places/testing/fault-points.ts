/** The steps of making a workspace at which a test kills the plugin. */
export const workspaceFaultPoints = ['workspace-written', 'runner-spawned', 'runner-answered'] as const;
