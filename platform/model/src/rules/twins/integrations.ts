import { didYouMean } from '../../references/index.ts';
import { allComponents, at, eachTwin } from '../rule.ts';

/** A component names external systems that the twin has. */
export const integrationsAreThere = eachTwin(function* (resolved) {
  const { integrations } = resolved.twin.value.spec;
  for (const { path, component } of allComponents(resolved)) {
    for (const [name, integration] of Object.entries(component.integrations)) {
      if (Object.hasOwn(integrations, integration)) continue;
      yield at(resolved.twin, [...path, 'integrations', name], {
        code: 'integration-unknown',
        message: `The twin has no integration ${integration}`,
        hint: didYouMean(integration, Object.keys(integrations)),
      });
    }
  }
});
