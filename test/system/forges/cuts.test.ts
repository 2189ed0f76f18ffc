import { describe, vi } from 'vitest';
import { hasGitea } from '../../../platform/forge/testing/gitea/server.ts';
import { commands } from './commands.ts';
import { chosenCommand, cutSuite } from './cut-suite.ts';
import { giteaHost, githubHost } from './hosts.ts';

// `npm run acceptance forge-cuts` cuts the network around each request.

vi.mock('../../../platform/forge/src/github/open-github.ts', () => import('./quick-github.ts'));
vi.mock('../../../platform/forge/src/gitea/client/wait.ts', () => import('./quick-gitea.ts'));

describe('GitHub', () => cutSuite(githubHost, commands, 3));

describe.skipIf(!hasGitea)('Gitea', () => cutSuite(giteaHost, chosenCommand(commands), 1));
