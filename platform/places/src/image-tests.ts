import type { WorkspaceSpec } from '@dtaas/model';
import type { Collected } from '@dtaas/sandbox';
import type { AssetFiles } from './place.ts';

/** The test of an asset that brings an image of its own. */
export interface ImageTest {
  /** The asset alone, with what it uses. */
  readonly workspace: WorkspaceSpec;
  /** The id of the asset in the workspace. */
  readonly component: string;
  readonly command: readonly string[];
  /** What the test finds in `DTAAS_CONFIG`. `folders`: of what the asset uses, by the names of the uses. */
  readonly config: (folders: Readonly<Record<string, string>>) => object;
  readonly files: AssetFiles;
  readonly limits: { readonly [limit in 'memoryBytes' | 'processes' | 'timeoutMs']: number };
}

/** Runs tests in images, each apart from all else and without a network. */
export interface ImageTests {
  /**
   * Runs a test to its end, and removes what was made for it.
   *
   * @throws DtaasError if the test could not run
   */
  run(test: ImageTest, signal: AbortSignal): Promise<Collected>;
  /** Removes what tests of killed calls left. */
  sweep(): Promise<void>;
  /** Removes the files of assets that nothing there uses any more. */
  tidy(): Promise<void>;
}
