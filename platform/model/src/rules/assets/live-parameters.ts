import { atKey, eachAsset } from '../rule.ts';

export const liveParametersAreTold = eachAsset(function* (asset) {
  const { parameters, run } = asset.value.spec;
  if (run?.control.includes('configure')) return;
  for (const [name, { live }] of Object.entries(parameters)) {
    if (!live) continue;
    yield atKey(asset, ['spec', 'parameters', name, 'live'], {
      code: 'live-untold',
      message: run
        ? `The parameter ${name} is live, but the component doesn't answer \`configure\``
        : `The parameter ${name} is live, but no component of this asset is ever started`,
      hint: run
        ? 'Let the component answer the request, and write configure in run.control. Or remove `live`.'
        : 'Remove `live`.',
    });
  }
});
