import type { Document } from '../document/document.ts';
import type { Problem } from '../errors/problem.ts';
import type { Asset, Parameter } from '../generated/types.ts';
import { parameterValues } from '../parameters/index.ts';
import { own } from '../references/index.ts';
import { valuesAreRight } from '../rules/twins/parameters.ts';
import type { Units } from '../units/index.ts';
import { isJsonObject, type Json, parseJson } from '../values/json.ts';

/** Values of parameters as somebody wrote them, by name. */
export interface Settings {
  readonly [name: string]: Json;
}

/** `{values}` in the units that the asset declares, or what is wrong with the settings. */
export type SettingsOutcome = { readonly values: Settings } | { readonly problems: readonly Problem[] };

/** A number or an array, and a unit. What could still belong to the number is not taken for a unit. */
const quantity = /^\s*(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![eE\d.])|\[.*\])\s*(\S.*?)\s*$/;

/** The setting of a parameter on a command line: JSON, `616 J/K`, or a text as it is. */
export function settingOf(parameter: Parameter | undefined, text: string): Json {
  const json = jsonOf(text);
  if (parameter?.type === 'string' && !parameter.shape) return typeof json === 'string' ? json : text;
  if (json !== undefined) return json;
  const [, number, unit] = quantity.exec(text) ?? [];
  const value = number === undefined ? undefined : jsonOf(number);
  return value === undefined || unit === undefined ? text : { value, unit };
}

function jsonOf(text: string): Json | undefined {
  try {
    return parseJson(text) as Json;
  } catch {
    return undefined;
  }
}

/** The codes of the units that settings are written with. */
export function unitsIn(settings: Settings): readonly string[] {
  return Object.values(settings).flatMap((value) =>
    isJsonObject(value) && typeof value['unit'] === 'string' ? [value['unit']] : [],
  );
}

/** Reads settings that stand at `path` of a document. Each is a parameter of the asset, fits its type, and gets its unit. */
export function readSettings(
  units: Units,
  asset: Asset,
  settings: Settings,
  document: Document,
  path: readonly string[] = [],
): SettingsOutcome {
  const problems = [...valuesAreRight(units, { document }, path, asset, settings)];
  if (problems.length > 0) return { problems };
  const values = parameterValues(units, asset, settings);
  const given = Object.keys(settings).map((name) => [name, values[name]!]);
  return { values: Object.fromEntries(given) as Settings };
}

/** Parameters that have neither a value nor a default. */
export function missingParameters(asset: Asset, values: Settings): readonly string[] {
  return Object.keys(asset.spec.parameters).filter((name) => own(values, name) === undefined);
}

/** The options `--with name=text` as a document, whose positions lie within these options. */
export function settingsDocument(texts: { readonly [name: string]: string }): Document {
  const place = (path: readonly (string | number)[], column: 'key' | 'value') => {
    const [name = ''] = path.map(String);
    const file = `--with ${name}=${own(texts, name) ?? ''}`;
    return { file, line: 1, column: column === 'key' ? 8 : 9 + name.length };
  };
  return {
    file: '--with',
    value: undefined,
    problems: [],
    positionOf: (path) => place(path, 'value'),
    positionOfKey: (path) => place(path, 'key'),
    positionWithin: (path) => place(path, 'value'),
  };
}
