import { describe } from 'vitest';
import { hasGitea } from '../../../platform/forge/testing/gitea/server.ts';
import { commands } from '../forges/commands.ts';
import { chosenCommand, cutSuite } from '../forges/cut-suite.ts';
import { giteaHost } from '../forges/hosts.ts';

// `npm run acceptance forge-cuts` cuts the network at four places of each command.
describe.skipIf(!hasGitea)('Gitea', () => cutSuite(giteaHost, chosenCommand(commands), 1));
