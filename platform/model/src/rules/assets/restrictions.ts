import type { KeyPath } from '../../document/document.ts';
import { allComponents, atKey, eachTwin, type Rule } from '../rule.ts';

export const organisationsMayUse = eachTwin(function* (resolved, { catalogue }) {
  const organisation = catalogue.platform?.value.spec.organisation;
  if (organisation === undefined) return;
  for (const { path, asset } of allComponents(resolved)) {
    const organisations = asset?.value.spec.restrictions.organisations;
    if (!asset || !organisations || organisations.includes(organisation)) continue;
    yield atKey(resolved.twin, path, {
      code: 'organisation-restricted',
      message: `${asset.reference} may be used only by ${organisations.join(', ')}, and this platform belongs to ${organisation}`,
      hint: 'Use another asset, or ask its owners.',
    });
  }
});

export const instancesAreFew: Rule = {
  *together({ takings, documentOf }) {
    const instances = new Map<
      string,
      { readonly twin: string; readonly most: number; readonly path: KeyPath }[]
    >();
    for (const { twin, desired, limited } of takings) {
      if (desired === 'terminated') continue;
      for (const { asset, most, path } of limited) {
        const list = instances.get(asset);
        if (list) list.push({ twin, most, path });
        else instances.set(asset, [{ twin, most, path }]);
      }
    }
    for (const [reference, list] of instances) {
      for (const [place, { twin, most, path }] of list.entries()) {
        if (place < most) continue;
        yield atKey({ document: documentOf(twin) }, path, {
          code: 'instances-exceeded',
          message: `${reference} may run ${most === 1 ? 'once' : `${most} times`} at a time, and this is its instance ${place + 1} of ${list.length}`,
          hint: 'Remove components that use it, or terminate a twin that has one.',
        });
      }
    }
  },
};
