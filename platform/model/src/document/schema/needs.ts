import { coerce } from 'semver';
import type { Problem } from '../../errors/problem.ts';
import type { ProblemCode } from '../../explain/explanations.ts';
import { platformVersion } from '../../platform-version.ts';
import { isRange, satisfiesRange } from '../../resolution/versions/range.ts';
import { atPointer } from '../../values/json-pointer.ts';
import type { Document } from '../document.ts';
import { quoted } from './schema-words.ts';

/**
 * The problem of a file whose `metadata.needs` excludes this platform. This is checked before the schema, since a file for
 * another platform may have fields that this platform doesn't know.
 */
export function unmetNeeds(document: Document, platform = platformVersion): Problem | undefined {
  const needs = atPointer(document.value, '/metadata/needs');
  // The schema refuses a value that isn't a text.
  if (typeof needs !== 'string') return undefined;
  const problem = (code: ProblemCode, message: string, hint: string): Problem => ({
    ...document.positionOf(['metadata', 'needs']),
    severity: 'error',
    code,
    message,
    hint,
  });
  if (!isRange(needs)) {
    return problem(
      'range-invalid',
      `${quoted(needs)} is not a range of versions`,
      'Write the range of platforms that this file needs, e.g. ">=0.2".',
    );
  }
  // A development version counts as the version that it becomes.
  if (satisfiesRange(coerce(platform)?.version ?? platform, needs)) return undefined;
  return problem(
    'platform-version',
    `This file needs a platform ${quoted(needs)}, but this platform is ${platform}`,
    'Merge a platform in that range into this repository, or use a version of the file that this platform can read.',
  );
}
