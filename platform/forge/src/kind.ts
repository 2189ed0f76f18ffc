/** The forges that there is an adapter for. `gitea` is Forgejo's, too; `local` is a bare repository, and git alone. */
export const forgeKinds = ['github', 'gitlab', 'gitea', 'local'] as const;

export type ForgeKind = (typeof forgeKinds)[number];
