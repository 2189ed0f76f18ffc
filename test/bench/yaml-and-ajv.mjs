// What a user would take instead of `dtaas check`: the YAML library and a JSON Schema validator over every file.

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(new URL('../../platform/model/package.json', import.meta.url));
const { parse } = require('yaml');
const Ajv = require('ajv').default;
const [work] = process.argv.slice(2);

const ajv = new Ajv({ strict: false, allErrors: true });
const schemas = join(work, 'platform/model/schemas');
for (const name of readdirSync(schemas))
  ajv.addSchema(JSON.parse(readFileSync(join(schemas, name), 'utf8')), name);

let invalid = 0;
for (const folder of ['data', 'models', 'functions', 'tools'].map((kind) => join(work, 'assets', kind))) {
  for (const name of list(folder)) validate(join(folder, name, 'asset.yaml'), 'asset.schema.json');
}
for (const name of list(join(work, 'twins')))
  validate(join(work, 'twins', name, 'twin.yaml'), 'twin.schema.json');
process.exitCode = invalid === 0 ? 0 : 1;

function validate(file, schema) {
  const value = parse(readFileSync(file, 'utf8'));
  if (!ajv.validate(schema, value)) {
    invalid += 1;
    console.error(file, ajv.errorsText());
  }
}

function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
