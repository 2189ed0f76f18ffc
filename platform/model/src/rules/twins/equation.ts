import { at, atKey, eachAsset, eachTwin } from '../rule.ts';

/** Equation 1, `{D*, M*, (F T)+} C_dt`, or equation 3: at least one child. */
export const twinsDoSomething = eachTwin(function* ({ twin }) {
  const { assets, children } = twin.value.spec;
  if (Object.keys(children).length > 0) return;
  // The folder says the kind, so an asset that isn't there counts too: it is reported on its own.
  if (Object.values(assets).some(({ asset }) => /^(functions|tools)\//.test(asset))) return;
  yield at(twin, ['spec', 'assets'], {
    code: 'twin-without-work',
    message: 'The twin has no function, no tool and no child, so nothing would ever run',
    hint: 'Add a component whose asset is in functions/ or tools/, or a child.',
  });
});

export const onlyFunctionsAndToolsUse = eachAsset(function* (asset) {
  const { kind, spec } = asset.value;
  if (kind === 'Function' || kind === 'Tool') return;
  for (const name of Object.keys(spec.uses)) {
    yield atKey(asset, ['spec', 'uses', name], {
      code: 'uses-not-allowed',
      message: `Only functions and tools may use models and data, and this is of kind ${kind}`,
      hint: 'Make it a function or a tool, or remove the use.',
    });
  }
});
