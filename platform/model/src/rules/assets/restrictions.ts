import { allComponents } from '../../resolution/index.ts';
import { grouped } from '../../values/grouped.ts';
import { atKey, eachTwin, type Rule } from '../rule.ts';

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
    const all = takings
      .filter(({ desired }) => desired !== 'terminated')
      .flatMap(({ twin, limited }) => limited.map((component) => ({ twin, ...component })));
    for (const [reference, components] of grouped(all, ({ asset }) => asset)) {
      for (const [index, { twin, most, path }] of components.entries()) {
        if (index < most) continue;
        yield atKey({ document: documentOf(twin) }, path, {
          code: 'instances-exceeded',
          message: `${reference} may run ${most === 1 ? 'once' : `${most} times`} at a time, and this is its instance ${index + 1} of ${components.length}`,
          hint: 'Remove components that use it, or terminate a twin that has one.',
        });
      }
    }
  },
};
