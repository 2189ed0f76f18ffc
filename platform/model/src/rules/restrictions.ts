import type { Problem } from '../problem.ts';
import type { Resolution, ResolvedComponent, ResolvedTwin } from '../resolution/index.ts';
import { allComponents, atKey, eachTwin, type Rule } from './rule.ts';

export const organisationsMayUse = eachTwin(function* (resolved, { catalogue }) {
  const organisation = catalogue.platform?.value.spec.organisation;
  if (organisation === undefined) return;
  for (const { path, asset } of allComponents(resolved)) {
    const organisations = asset?.value.spec.restrictions.organisations;
    if (!asset || !organisations || organisations.includes(organisation)) continue;
    yield atKey(resolved.twin, path, {
      code: 'organisation-restricted',
      message: `${asset.reference} may be used by ${organisations.join(', ')}, and this platform is ${organisation}’s`,
      hint: 'Take another asset, or ask its owners.',
    });
  }
});

/** No more components of an asset than it allows, over all twins that aren't terminated. */
export const instancesAreFew: Rule = function* ({ twins }: Resolution): Iterable<Problem> {
  const instances = new Map<
    string,
    { readonly twin: ResolvedTwin; readonly component: ResolvedComponent }[]
  >();
  for (const twin of twins.values()) {
    if (twin.twin.value.spec.lifecycle.desired === 'terminated') continue;
    for (const component of twin.components.values()) {
      if (component.asset?.value.spec.restrictions.maxInstances === undefined) continue;
      const list = instances.get(component.asset.reference);
      if (list) list.push({ twin, component });
      else instances.set(component.asset.reference, [{ twin, component }]);
    }
  }
  for (const [reference, list] of instances) {
    for (const [place, { twin, component }] of list.entries()) {
      const most = component.asset!.value.spec.restrictions.maxInstances!;
      if (place < most) continue;
      yield atKey(twin.twin, component.path, {
        code: 'instances-exceeded',
        message: `${reference} may run ${most} times at once, and this is its instance ${place + 1} of ${list.length}`,
        hint: 'Take components of it away, or terminate a twin that has one.',
      });
    }
  }
};
