import type { Run } from '../../generated/types.ts';
import { allComponents } from '../../resolution/index.ts';
import { at, atKey, eachAsset, eachTwin, type Finding, type Rule } from '../rule.ts';

/** The versions of the component contract that this platform speaks. */
const spoken: readonly number[] = [1];

/** Of the assets here, and of the assets from elsewhere that a twin's components use. */
export const contractIsSpoken: Rule = {
  ...eachAsset(function* (asset) {
    const finding = unspoken(asset.reference, asset.value.spec.run);
    if (finding) yield at(asset, ['spec', 'run', 'contract'], finding);
  }),
  ...eachTwin(function* (resolved) {
    for (const { path, asset } of allComponents(resolved)) {
      if (!asset || asset.source === 'tree') continue;
      const finding = unspoken(`${asset.reference}@${asset.version}`, asset.value.spec.run);
      if (finding) yield atKey(resolved.twin, path, finding);
    }
  }),
};

function unspoken(asset: string, run: Run | undefined): Finding | undefined {
  if (!run || spoken.includes(run.contract)) return undefined;
  return {
    code: 'contract-unknown',
    message: `${asset} speaks version ${run.contract} of the component contract, and this platform speaks ${spoken.join(' and ')}`,
    hint: `Update the platform, use another version of the asset, or write contract: ${Math.max(...spoken)} if the command of the asset speaks that version.`,
  };
}
