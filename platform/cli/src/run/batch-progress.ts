import type { BatchProgress } from '@dtaas/runner';
import type { Context } from '../context.ts';

interface Shown {
  update(progress: BatchProgress): void;
  done(): void;
}

/** Shows the progress of a run on standard error: a bar on a terminal, elsewhere a line for each tenth. */
export async function batchProgress({ note }: Pick<Context, 'note'>): Promise<Shown> {
  if (process.stderr.isTTY) return bar();
  let shown = 0;
  return {
    update(progress) {
      const tenth = Math.floor(progress.fraction * 10);
      // The answer shows the last one.
      if (tenth <= shown || tenth === 10) return;
      shown = tenth;
      note(lineOf(progress));
    },
    done: () => {},
  };
}

async function bar(): Promise<Shown> {
  // Loaded only for a terminal, as for `verify`.
  const { createLogUpdate } = await import('log-update');
  const screen = createLogUpdate(process.stderr);
  let latest: BatchProgress | undefined;
  let isDrawn = true;
  const draw = () => {
    if (isDrawn || !latest) return;
    isDrawn = true;
    const filled = Math.round(latest.fraction * 30);
    screen(`${'█'.repeat(filled)}${'░'.repeat(30 - filled)} ${lineOf(latest)}`);
  };
  const timer = setInterval(draw, 100);
  return {
    update(progress) {
      latest = progress;
      isDrawn = false;
    },
    done() {
      clearInterval(timer);
      screen.clear();
      screen.done();
    },
  };
}

/** `40 %, 12 of 30 cases, 1 failed` */
export function lineOf({ fraction, ended, total, failed }: BatchProgress): string {
  const words = [`${Math.floor(fraction * 100)} %`];
  if (total > 1) words.push(`${ended} of ${total} cases`);
  if (failed > 0) words.push(`${failed} failed`);
  return words.join(', ');
}
