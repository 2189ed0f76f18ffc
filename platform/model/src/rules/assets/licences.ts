import parse, { type Expression } from 'spdx-expression-parse';
import satisfies from 'spdx-satisfies';
import type { Problem } from '../../errors/problem.ts';
import type { Asset, Licences, Twin } from '../../generated/types.ts';
import { allComponents } from '../../resolution/index.ts';
import type { Sourced } from '../../tree/catalogue.ts';
import { memoised } from '../../values/memoised.ts';
import { at, atKey, eachAsset, eachTwin, type Rule } from '../rule.ts';

/**
 * Licences are SPDX expressions. The lists in `platform.yaml` have single licences: other texts would allow or deny
 * nothing.
 */
export const licencesAreExpressions: Rule = {
  ...eachAsset(licenceIsExpression),
  ...eachTwin(({ twin }) => licenceIsExpression(twin)),
  *platform(platform) {
    for (const key of ['allowed', 'denied'] as const) {
      for (const [index, text] of (platform.value.spec.licences[key] ?? []).entries()) {
        if (isSingle(expressionOf(text))) continue;
        yield at(platform, ['spec', 'licences', key, index], {
          code: 'licence-invalid',
          message: `${JSON.stringify(text)} is not an SPDX licence`,
          hint: 'Write each licence by itself with its identifier from spdx.org, e.g. GPL-3.0-only. Your own is LicenseRef-<name>.',
        });
      }
    }
  },
};

function* licenceIsExpression(source: Sourced<Asset | Twin>): Iterable<Problem> {
  const { license } = source.value.metadata;
  if (license === undefined || expressionOf(license)) return;
  yield at(source, ['metadata', 'license'], {
    code: 'licence-invalid',
    message: `${JSON.stringify(license)} is not an SPDX licence expression`,
    hint: 'Use the identifiers from spdx.org, e.g. MIT, or Apache-2.0 OR MIT. Your own licence is LicenseRef-<name>.',
  });
}

export const licencesAreAllowed = eachTwin(function* (resolved, { catalogue }) {
  const licences = catalogue.platform?.value.spec.licences;
  if (!licences || (licences.denied.length === 0 && !licences.allowed)) return;
  for (const { path, asset } of allComponents(resolved)) {
    const { license = '' } = asset?.value.metadata ?? {};
    const expression = expressionOf(license);
    if (!asset || !expression || isAllowed(expression, licences)) continue;
    yield atKey(resolved.twin, path, {
      code: 'licence-denied',
      message: `${asset.reference} ${asset.version} has the licence ${license}, which platform.yaml does not allow`,
      hint: 'Use another asset, or allow the licence under spec.licences in platform.yaml.',
    });
  }
});

/** With `OR`, one allowed side is enough; with `AND`, both have to be allowed. An exception only adds rights. */
function isAllowed(expression: Expression, licences: Licences): boolean {
  if ('conjunction' in expression) {
    const left = isAllowed(expression.left, licences);
    if (left === (expression.conjunction === 'or')) return left;
    return isAllowed(expression.right, licences);
  }
  const { allowed, denied } = licences;
  const name = expression.plus ? `${expression.license}+` : expression.license;
  if (denied.includes(expression.license) || denied.includes(name)) return false;
  if (!allowed || allowed.includes(name)) return true;
  // An allowed `Apache-2.0` satisfies `Apache-1.0+`.
  return allowed.some((one) => isSingle(expressionOf(one)) && satisfies(name, [one]));
}

function isSingle(expression: Expression | undefined): boolean {
  return expression !== undefined && !('conjunction' in expression);
}

/** Kept, because a repository has few different licences. */
const expressionOf = memoised((text: string): Expression | undefined => {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
});
