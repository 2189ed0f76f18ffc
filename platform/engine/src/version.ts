/**
 * The version of Pulumi: of the SDK (the catalog of pnpm-workspace.yaml, held equal by a test), of the command line
 * that is downloaded or built, and the least version of a command line on PATH, since a command line serves SDKs of its
 * own age and older ones.
 */
export const engineVersion = '3.230.0';
