import { hasEnded } from '@dtaas/processes';
import type { ImageTests } from '../../image-tests.ts';
import type { ImageTestContext } from '../../kind.ts';
import type { DockerClient } from '../connection/client.ts';
import { judgeEngine } from '../judge.ts';
import { lazily } from '../lazily.ts';
import { findMarked } from '../resources/find.ts';
import { labels } from '../resources/mark.ts';
import { removeMarked } from '../resources/remove.ts';
import { removeUnusedContent } from '../volumes/content-volume.ts';
import { endsAt, testHome } from './mark.ts';
import { runImageTest } from './run.ts';

/** Runs tests at a Docker Engine. The first call connects. */
export function dockerImageTests(connect: () => DockerClient, context: ImageTestContext): ImageTests {
  const client = lazily(connect);
  const judged = lazily(() => judgeEngine(client()));
  return {
    async run(test, signal) {
      const { refusal } = await judged();
      if (refusal) throw refusal;
      return await runImageTest({ client: client(), ...context }, test, signal);
    },
    async sweep() {
      const found = await findMarked(client(), { home: testHome });
      const instances = new Set(found.map((each) => each.labels[labels.instance] ?? ''));
      for (const instance of instances)
        if (hasEnded(instance) || endsAt(instance) < Date.now())
          await removeMarked(client(), { home: testHome, instance });
    },
    tidy: async () => await removeUnusedContent(client()),
  };
}
