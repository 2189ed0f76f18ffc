import { DtaasError, isImageAllowed, type Platform } from '@dtaas/model';
import type { ImageTests } from '@dtaas/places';
import type { Isolation } from '@dtaas/sandbox';
import { testImageDenied, testImageUnusable } from '../failures.ts';
import type { AssetSubject } from '../subject.ts';
import { limitsOf, whyFailed } from './limits.ts';
import type { TestedAsset } from './run-tests.ts';
import { aloneOf, testConfig } from './test-config.ts';

/** Tests in images are isolated as the components of twins in containers. */
export const inContainer: Isolation = { mode: 'docker', limits: 'docker', strong: true, remarks: [] };

/** The image that an asset brings; `undefined` if it brings none. */
export function ownImage({ environment }: AssetSubject): string | undefined {
  return environment.kind === 'image' ? environment.image : undefined;
}

interface Settings {
  readonly platform: Platform['spec'] | undefined;
  readonly signal: AbortSignal;
  /** Lines for the person who waits while an image is got. */
  readonly onProgress: (line: string) => void;
}

/** The tests of one call that run in images of the assets' own. Before the first of them, no place is asked. */
export class TestsInImages {
  readonly #settings: Settings;
  #opened: Promise<ImageTests> | undefined;
  #where = '';

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** @throws DtaasError `test-image-denied`, `test-image-unusable` */
  async run(
    subject: AssetSubject,
    test: NonNullable<AssetSubject['test']>,
    image: string,
  ): Promise<TestedAsset> {
    const { platform, signal } = this.#settings;
    if (!isImageAllowed(image, platform)) throw testImageDenied({ image });
    const startedAt = performance.now();
    const limits = limitsOf(subject, test);
    const used = [subject, ...Object.values(subject.uses)].map(({ asset }) => asset);
    try {
      this.#opened ??= this.#open();
      const ended = await (await this.#opened).run(
        {
          ...aloneOf(subject),
          command: test.command,
          config: (folders) => testConfig(subject, folders),
          files: (digest) => used.find((each) => each.digest === digest),
          limits,
        },
        signal,
      );
      const reason = whyFailed(ended, limits, test);
      return { durationMs: performance.now() - startedAt, output: ended.output, reason };
    } catch (error) {
      if (!(error instanceof DtaasError)) throw error;
      const { message: reason, hint } = error;
      throw testImageUnusable({ image, place: this.#where, reason, hint, cause: error });
    }
  }

  async #open(): Promise<ImageTests> {
    const { platform, onProgress } = this.#settings;
    // Loaded only for tests in images: it takes longer to load than all else.
    const { openImageTests } = await import('@dtaas/places');
    const { where, tests } = openImageTests(platform, { environment: process.env, onProgress });
    this.#where = where;
    await tests.sweep();
    return tests;
  }

  /** What is left is removed by the next call, so nothing here is an error. */
  async end(): Promise<void> {
    try {
      await (await this.#opened)?.tidy();
    } catch (error) {
      if (!(error instanceof DtaasError)) throw error;
    }
  }
}
