import { vi } from 'vitest';
import type { openGithub as open } from '../../../platform/forge/src/github/open-github.ts';

// In place of the adapter's: the waits before a request is sent or repeated are short.

const path = '../../../platform/forge/src/github/open-github.ts';
const usual = await vi.importActual<{ readonly openGithub: typeof open }>(path);
const pace = { secondMs: 1, patience: 90, timeoutMs: 30_000 };

export const openGithub: typeof open = (options) => usual.openGithub({ ...options, pace });
