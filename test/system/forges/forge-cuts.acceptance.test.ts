import { describe, vi } from 'vitest';
import { commands } from './commands.ts';
import { cutSuite } from './cut-suite.ts';
import { giteaHost, githubHost } from './hosts.ts';

vi.mock('../../../platform/forge/src/github/open-github.ts', () => import('./quick-github.ts'));
vi.mock('../../../platform/forge/src/gitea/client/wait.ts', () => import('./quick-gitea.ts'));

describe('GitHub', () => cutSuite(githubHost, commands));

// At a few places of each command, because the server takes longer.
describe('Gitea', () => cutSuite(giteaHost, commands, 4));
