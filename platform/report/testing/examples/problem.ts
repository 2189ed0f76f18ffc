/** A problem of the configuration, which several reports have. */
export const problem = {
  file: 'assets/models/pump/asset.yaml',
  line: 5,
  column: 3,
  code: 'field-unknown',
  severity: 'error',
  message: "`paramters` isn't a field of `spec`",
  hint: 'Did you mean parameters?',
} as const;
