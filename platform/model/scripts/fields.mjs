// Tables of every field, for docs/formats.md, from the descriptions in the schemas.

/** Markdown of one format: its own fields, then those of each mapping in it that isn't in `told` yet. */
export function fieldTables(schemas, format, told) {
  const definitions = Object.assign({}, ...Object.values(schemas).map((schema) => schema.definitions ?? {}));
  const sections = [];
  const queue = [[schemas[format].title, schemas[format]]];
  while (queue.length > 0) {
    const [title, schema] = queue.shift();
    if (told.has(title)) continue;
    told.add(title);
    const rows = Object.entries(schema.properties).map(([name, property]) => {
      const words = kindOf(property, definitions);
      for (const [, each] of words.matchAll(/\[(\w+)\]\(#/g)) queue.push([each, definitions[each]]);
      const required = schema.required?.includes(name) ? 'required' : defaultOf(property);
      return `| \`${name}\` | ${words} | ${required} | ${cell(describe(property, definitions))} |`;
    });
    sections.push(
      `#### ${title}\n\n${schema.description}\n\n| field | value | default | meaning |\n|---|---|---|---|\n${rows.join('\n')}`,
    );
  }
  return sections.join('\n\n');
}

function nameOf(ref) {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

const types = { string: 'text', integer: 'whole number', boolean: 'true or false', null: 'null' };

/** What stands there, in a few words; a mapping with a table of its own is a link to it. */
function kindOf(schema, definitions) {
  if (schema.$ref) {
    const name = nameOf(schema.$ref);
    const target = definitions[name];
    return target.properties ? `[${name}](#${name.toLowerCase()})` : kindOf(target, definitions);
  }
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum) return schema.enum.map(code).join(', ');
  if (schema.tsType) return schema.tsType === 'Json' ? 'any value' : cell(schema.tsType);
  if (schema.type === 'array') return `list of ${kindOf(schema.items, definitions)}`;
  if (schema.type === 'object') {
    const values = schema.additionalProperties;
    return typeof values === 'object' ? `name → ${kindOf(values, definitions)}` : 'mapping';
  }
  const names = [schema.type].flat().map((type) => types[type] ?? type);
  return names.join(' or ') + bounds(schema);
}

function bounds(schema) {
  const signs = { minimum: '≥', exclusiveMinimum: '>', maximum: '≤' };
  return Object.entries(signs)
    .flatMap(([keyword, sign]) => (schema[keyword] === undefined ? [] : `, ${sign} ${schema[keyword]}`))
    .join('');
}

/** The field's own words, and those of the form that it must have; or those of what it refers to. */
function describe(schema, definitions) {
  const target = schema.$ref ? definitions[nameOf(schema.$ref)] : undefined;
  const more = schema.description && !target?.pattern ? undefined : target?.description;
  return [schema.description, more].filter((text) => text).join(' ');
}

function defaultOf(schema) {
  return ['undefined', 'object'].includes(typeof schema.default) ? '' : code(schema.default);
}

function code(value) {
  return `\`${value}\``;
}

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
