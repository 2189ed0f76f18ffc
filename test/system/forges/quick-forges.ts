import { vi } from 'vitest';
import * as waits from '../../../platform/forge/src/gitea/client/wait.ts';
import * as github from '../../../platform/forge/src/github/open-github.ts';

const pace = { secondMs: 1, patience: 90, timeoutMs: 30_000 };

// As they are before anything takes their place: a file may call this twice.
const { openGithub } = github;
const { waitBefore } = waits;

/** The adapters wait for a short time before a request is sent or repeated, until the end of the test file. */
export function quickForges(): void {
  vi.spyOn(github, 'openGithub').mockImplementation((options) => openGithub({ ...options, pace }));
  vi.spyOn(waits, 'waitBefore').mockImplementation((...attempt) => {
    const wait = waitBefore(...attempt);
    return wait && wait / 100;
  });
}
