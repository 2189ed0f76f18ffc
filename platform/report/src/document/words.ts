/** What a span of text stands for; each rendering has its own colour or mark for it. */
export type Tone = 'strong' | 'faint' | 'good' | 'busy' | 'calm' | 'warning' | 'bad';

/**
 * A piece of a line. `words` are written in this package's source. `data` came from elsewhere, so a rendering has to
 * make it harmless. `command` is what a person can type.
 */
export interface Span {
  readonly role: 'words' | 'data' | 'command';
  readonly text: string;
  readonly tone?: Tone;
}

export type Line = readonly Span[];

type Part = string | number | Span | Line | undefined;

/**
 * A line: the template's own text is `words`, and each string that is put into the template is `data`. So a text from a
 * file, a component or a pull request can't be taken for words of ours by forgetting to escape it.
 */
export function say(template: TemplateStringsArray, ...parts: readonly Part[]): Line {
  return template.flatMap((text, at) => {
    const words: Line = text === '' ? [] : [ours(text)];
    return at < parts.length ? [...words, ...spansOf(parts[at])] : words;
  });
}

function spansOf(part: Part): Line {
  if (part === undefined || part === '') return [];
  if (typeof part === 'number') return [ours(String(part))];
  if (typeof part === 'string') return [{ role: 'data', text: part }];
  return 'text' in part ? [part] : part;
}

/** The same line in a tone; spans that have a tone keep theirs. */
export function toned(tone: Tone, line: Line): Line {
  return line.map((span) => ({ tone, ...span }));
}

export function command(text: string): Span {
  return { role: 'command', text };
}

/** A text that this package composed, such as an age: no part of it came from elsewhere. */
export function ours(text: string): Span {
  return { role: 'words', text };
}

/** Lines, and texts from elsewhere, beside each other. */
export function joined(parts: readonly (Line | string)[], separator = ', '): Line {
  return parts.flatMap((part, at) => [...(at === 0 ? [] : [ours(separator)]), ...spansOf(part)]);
}

/** `1 twin`, `2 twins`. The noun is one of ours. */
export function counted(
  count: number,
  noun: 'twin' | 'asset' | 'error' | 'warning' | 'file' | 'restart' | 'processor',
): Line {
  return [ours(`${count} ${noun}${count === 1 ? '' : 's'}`)];
}

const steering = /\p{Cc}|\p{Bidi_Control}/gu;

/** Text from elsewhere as one line that cannot control a terminal or reorder what is around it. */
export function plainText(text: string): string {
  return text.replaceAll(/\s/g, ' ').replaceAll(steering, '\ufffd');
}

/**
 * An answer that a forge's runner does not take for its commands, since a job's log has it: `##[` counts anywhere in a line, `::`
 * only as the first of it.
 */
export function withoutRunnerCommands(answer: string): string {
  return answer.replaceAll(/^([^\S\n]*):(?=:)/gm, '$1: ').replaceAll('##[', '# #[');
}

/** `plainText` for a text that may have several lines. */
export function plainLines(text: string): string {
  return text.split('\n').map(plainText).join('\n');
}
