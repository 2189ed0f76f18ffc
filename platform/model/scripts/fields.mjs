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
      const { words, inner } = kindOf(property, definitions);
      for (const each of inner) if (definitions[each].properties) queue.push([each, definitions[each]]);
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

/** What stands there, in a few words, and which definitions those words lead to. */
function kindOf(schema, definitions) {
  if (schema.$ref) {
    const name = nameOf(schema.$ref);
    const target = definitions[name];
    if (target.properties) return { words: `[${name}](#${name.toLowerCase()})`, inner: [name] };
    return kindOf(target, definitions);
  }
  if (schema.const !== undefined) return { words: code(schema.const), inner: [] };
  if (schema.enum) return { words: schema.enum.map(code).join(', '), inner: [] };
  if (schema.tsType)
    return { words: schema.tsType === 'Json' ? 'any value' : cell(schema.tsType), inner: [] };
  if (schema.type === 'array') {
    const { words, inner } = kindOf(schema.items, definitions);
    return { words: `list of ${words}`, inner };
  }
  if (schema.type === 'object') {
    if (typeof schema.additionalProperties !== 'object') return { words: 'mapping', inner: [] };
    const { words, inner } = kindOf(schema.additionalProperties, definitions);
    return { words: `name → ${words}`, inner };
  }
  const names = { string: 'text', integer: 'whole number', boolean: 'true or false', null: 'null' };
  return {
    words:
      [schema.type]
        .flat()
        .map((type) => names[type] ?? type)
        .join(' or ') + bounds(schema),
    inner: [],
  };
}

function bounds(schema) {
  const words = [];
  if (schema.minimum !== undefined) words.push(`≥ ${schema.minimum}`);
  if (schema.exclusiveMinimum !== undefined) words.push(`> ${schema.exclusiveMinimum}`);
  if (schema.maximum !== undefined) words.push(`≤ ${schema.maximum}`);
  return words.length > 0 ? `, ${words.join(', ')}` : '';
}

/** The field's own words, and those of the form that it must have; or those of what it refers to. */
function describe(schema, definitions) {
  const target = schema.$ref ? definitions[nameOf(schema.$ref)] : undefined;
  const more = schema.description && !target?.pattern ? undefined : target?.description;
  return [schema.description, more].filter((text) => text).join(' ');
}

function defaultOf(schema) {
  const value = schema.default;
  if (value === undefined) return '';
  return typeof value === 'object' ? '' : code(value);
}

function code(value) {
  return `\`${value}\``;
}

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
