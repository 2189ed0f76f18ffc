import { describe, vi } from 'vitest';
import { cutSuite } from './cut-suite.ts';
import { engineCommands } from './engine-commands.ts';
import { githubHost } from './hosts.ts';

vi.mock('../../../platform/forge/src/github/open-github.ts', () => import('./quick-github.ts'));

describe('commands that make twins', () => cutSuite(githubHost, engineCommands, 12));
