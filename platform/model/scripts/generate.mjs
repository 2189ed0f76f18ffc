// Makes what comes from the schemas: in `src/generated/` types for the compiler and validators as plain code, so that
// nothing is compiled when a program starts; and the tables of fields in `docs/formats.md`.
// `npm run generate` writes it; with `--check` it only compares, and so does a test.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { compile } from 'json-schema-to-typescript';
import { fieldTables } from './fields.mjs';

/** What people write. */
const formats = ['asset', 'twin', 'lock', 'platform'];
/** What the platform writes and reads again, and the cases of a run. */
const files = ['manifest', 'desired', 'desired-first', 'stack', 'status', 'run', 'case'];
const package_ = fileURLToPath(new URL('..', import.meta.url));
const documentation = join(package_, '..', '..', 'docs', 'formats.md');
const banner = '// Made by scripts/generate.mjs from schemas/. Change those, then run `npm run generate`.';

/** Path → its text. */
export async function generate() {
  const schemas = Object.fromEntries(['definitions', ...formats].map((name) => [name, readSchema(name)]));
  const code = await sources(schemas, Object.fromEntries(files.map((name) => [name, readSchema(name)])));
  const made = Object.entries(code).map(([name, text]) => [join(package_, 'src', 'generated', name), text]);
  return Object.fromEntries([...made, [documentation, documented(schemas)]]);
}

/** The hand-written text with its tables made anew: each stands between two marks. */
function documented(schemas) {
  const told = new Set();
  return formats.reduce(
    (text, format) => {
      const [begin, end] = [`<!-- fields: ${format} -->`, '<!-- end -->'];
      const from = text.indexOf(begin) + begin.length;
      if (from < begin.length) throw new Error(`docs/formats.md has no ${begin}`);
      return `${text.slice(0, from)}\n\n${fieldTables(schemas, format, told)}\n\n${text.slice(text.indexOf(end, from))}`;
    },
    readFileSync(documentation, 'utf8'),
  );
}

async function sources(schemas, others) {
  const written = await types('Formats', 'The formats, by the name of their schema.', formats, schemas);
  const kept = await types('Files', 'unused', files, others);
  return {
    'types.ts': `${banner}\nimport type { Json, JsonObject } from '../values/json.ts';\nimport type { WorkspaceSpec } from '../workspace.ts';\n\n${written}\n${kept.replace(/\/\*\*\n \* unused\n \*\/\nexport interface Files \{[^}]*\}\n/, '')}`,
    'reports.ts': await reports(),
    ...validators({ ...schemas, ...others }),
    ...reportValidators(),
    'formats-version.ts': version(schemas),
  };
}

function readSchema(name) {
  return JSON.parse(readFileSync(join(package_, 'schemas', `${name}.schema.json`), 'utf8'));
}

/**
 * One module with every type, each once. A field with a default is required in its type: the validator fills
 * defaults in, so what the rest of the program sees always has it.
 */
async function types(title, description, names, schemas) {
  const definitions = {};
  for (const schema of Object.values(schemas)) Object.assign(definitions, schema.definitions);
  for (const name of names) {
    const { definitions: _, $schema, $id, title, ...body } = schemas[name];
    definitions[title] = body;
  }
  const fields = names.map((name) => [name, schemas[name].title]);
  return compiled(title, description, Object.fromEntries(fields), definitions);
}

/** What programs read of `dtaas --format json`. Nobody changes a report, so its fields and lists are readonly. */
async function reports() {
  const { definitions } = readSchema('reports');
  const kinds = Object.keys(definitions).filter((name) => name.endsWith('Report'));
  const fields = Object.fromEntries(kinds.map((kind) => [kind, kind]));
  const text = await compiled('Reports', 'The reports, by their kind.', fields, definitions);
  const readonly = text
    .replace(/^( +)((?:\w+\??|\[k: string\]): )(\{\n(?:\1 .*\n)*\1\}\[\];)/gm, '$1$2readonly $3')
    .replace(/(\w+|\(.*\))\[\];/g, 'readonly $1[];')
    .replace(/^( +)((?:\w+\??|\[k: string\]): )/gm, '$1readonly $2');
  return `${banner}\nimport type { Json } from '../values/json.ts';\n\n${readonly}`;
}

/** @param fields the name of the definition that each field of the first type has */
async function compiled(title, description, fields, definitions) {
  const names = Object.keys(fields);
  const references = names.map((name) => [name, { $ref: `#/definitions/${fields[name]}` }]);
  const root = {
    title,
    description,
    type: 'object',
    additionalProperties: false,
    required: names,
    properties: Object.fromEntries(references),
    definitions,
  };
  return compile(forTypes(root), title, {
    bannerComment: '',
    additionalProperties: false,
    format: true,
    style: { singleQuote: true, printWidth: 110 },
    // Otherwise `maxItems` makes a union of tuples.
    ignoreMinAndMaxItems: true,
  });
}

/** References within one document, without what stands beside them; what has a default is required. */
function forTypes(node) {
  if (Array.isArray(node)) return node.map(forTypes);
  if (node === null || typeof node !== 'object') return node;
  if (typeof node.$ref === 'string') return { $ref: node.$ref.slice(node.$ref.indexOf('#')) };
  const { propertyNames: _, ...rest } = node;
  const copy = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, forTypes(value)]));
  if (node.properties === undefined || node.type !== 'object') return copy;
  const filled = Object.entries(node.properties).filter(([, property]) => property.default !== undefined);
  const required = [...new Set([...(node.required ?? []), ...filled.map(([name]) => name)])];
  return required.length > 0 ? { ...copy, required } : copy;
}

/** What was read by one version of the formats may be something else to another. */
function version(schemas) {
  const digest = createHash('sha256').update(JSON.stringify(schemas)).digest('hex').slice(0, 16);
  return `${banner}\n\n/** Of the schemas' content. */\nexport const formatsVersion = '${digest}';\n`;
}

function validators(schemas) {
  const ajv = new Ajv({
    schemas: Object.values(schemas),
    allErrors: true,
    useDefaults: true,
    allowUnionTypes: true,
    strict: true,
    // Lengths in UTF-16 units, which needs no helper from ajv at run time.
    unicode: false,
    // It warns of that option; what matters is an error by `strict`.
    logger: false,
    keywords: ['tsType'],
    // An error then brings the schema that it is against, whose description tells what is wanted.
    verbose: true,
    code: { source: true, esm: true, lines: true },
  });
  const names = Object.fromEntries(
    [...formats, ...files].map((name) => [`validate${schemas[name].title}`, schemas[name].$id]),
  );
  const code = standalone.default(ajv, names);
  if (/\brequire\(/.test(code)) throw new Error('a validator needs ajv at run time');
  const declarations = Object.keys(names).map((name) => `export declare const ${name}: Validator;`);
  return {
    'validators.js': `${banner}\n${code}\n`,
    'validators.d.ts': `${banner}\nimport type { Validator } from '../document/schema/validator.ts';\n\n${declarations.join('\n')}\n`,
  };
}

/** One validator for each kind of report. They stop at the first deviation, since the text of a report may come from anybody. */
function reportValidators() {
  const schema = readSchema('reports');
  const ajv = new Ajv({
    schemas: [schema],
    strict: true,
    allowUnionTypes: true,
    unicode: false,
    logger: false,
    // Otherwise each kind would have its own copy of what several have.
    inlineRefs: false,
    keywords: ['tsType'],
    code: { source: true, esm: true, lines: true },
  });
  const kinds = Object.keys(schema.definitions).filter((name) => name.endsWith('Report'));
  const names = kinds.map((kind) => [`validate${kind}`, `${schema.$id}#/definitions/${kind}`]);
  const code = standalone.default(ajv, Object.fromEntries(names));
  if (/\brequire\(/.test(code)) throw new Error('a validator of reports needs ajv at run time');
  const declarations = names.map(([name]) => `export declare const ${name}: Validator;`);
  return {
    'report-validators.js': `${banner}\n${code}\n`,
    'report-validators.d.ts': `${banner}\nimport type { Validator } from '../document/schema/validator.ts';\n\n${declarations.join('\n')}\n`,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const made = Object.entries(await generate());
  if (process.argv.includes('--check')) {
    for (const [path, text] of made) {
      if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
      console.error(`${path} differs from the schemas: npm run generate`);
      process.exitCode = 1;
    }
  } else {
    mkdirSync(join(package_, 'src', 'generated'), { recursive: true });
    for (const [path, text] of made) writeFileSync(path, text);
  }
}
