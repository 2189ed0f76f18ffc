import { parse } from 'yaml';
import { type Mapping, mappingOf } from '../workflows/workflow.ts';

/** A job with what it takes from the hidden jobs that it extends. */
export interface Job extends Mapping {
  readonly name: string;
  /** The lines of `script`. */
  readonly script: readonly string[];
  /** The conditions that start it. */
  readonly conditions: readonly string[];
}

export interface Pipeline {
  readonly content: Mapping;
  readonly jobs: readonly Job[];
  /** What runs before and after each script: `before_script` and `after_script`, wherever they are. */
  readonly around: readonly string[];
}

/** Keys at the top that are no jobs: https://docs.gitlab.com/ci/yaml/#global-keywords */
const globals = new Set(['default', 'include', 'spec', 'stages', 'variables', 'workflow']);

/** Reads the text of a `.gitlab-ci.yml`. */
export function pipelineOf(text: string): Pipeline {
  const content = mappingOf(parse(text));
  const entries = Object.entries(content).filter(([name]) => !globals.has(name));
  const jobs = entries.flatMap(([name, value]) =>
    name.startsWith('.') ? [] : [jobOf(name, extended(content, mappingOf(value)))],
  );
  const around = [mappingOf(content['default']), ...entries.map(([, value]) => mappingOf(value))];
  return {
    content,
    jobs,
    around: around.flatMap((each) => [...linesOf(each['before_script']), ...linesOf(each['after_script'])]),
  };
}

function jobOf(name: string, merged: Mapping): Job {
  const conditions = listOf(merged['rules']).map((rule) => String(mappingOf(rule)['if'] ?? ''));
  return { ...merged, name, script: linesOf(merged['script']), conditions };
}

/** Keys of the job replace those of what it extends. The file extends one job at a time, and merges no mapping. */
function extended(content: Mapping, job: Mapping): Mapping {
  const base = job['extends'];
  return typeof base === 'string' ? { ...extended(content, mappingOf(content[base])), ...job } : job;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function linesOf(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : listOf(value).flatMap(linesOf);
}
