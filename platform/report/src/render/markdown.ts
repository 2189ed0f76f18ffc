import type { Block, Document } from '../document/document.ts';
import { type Line, plainText, type Span, withoutRunnerCommands } from '../document/words.ts';

/**
 * A document as GitHub Flavored Markdown. Everything that isn't this package's own words stands in a code span, which no
 * text can leave: so it makes no HTML, link or mention. What is too long loses details first, then whole sections.
 *
 * @param marker names the comment in the comment's first line, so that a later run finds and replaces it
 * @param limit the most characters; GitHub takes 65,536 in a comment
 */
export function asMarkdown(document: Document, marker: string, limit = 60_000): string {
  const { title, blocks, hidden, whole } = document;
  const name = `<!-- ${marker.replaceAll(/[^a-z0-9:._/-]/gi, '')} -->`;
  const head = `${[...(hidden ? [hidden] : []), name].join('\n')}\n\n### ${lineMarkdown(title)}`;
  const link = whole ? `\n\n[Everything is on the page of the job.](${whole})` : '';
  const { texts, omitted, isCut } = fitted(blocks, limit - head.length - link.length - 100);
  const parts = [head];
  for (const text of texts) {
    const isListed = /^ *- /.test(text) && /^ *- /.test(parts.at(-1) ?? '');
    parts.push(isListed ? '\n' : '\n\n', text);
  }
  if (omitted > 0) parts.push(`\n\nLeft out, because the text is too long: ${omitted} more.`);
  if (isCut) parts.push(link);
  return `${parts.join('')}\n`;
}

interface Fitted {
  readonly texts: readonly string[];
  readonly omitted: number;
  /** Something was shortened or left out. */
  readonly isCut: boolean;
}

/** The heads of all sections come before the details of any: they say what there is. */
function fitted(blocks: readonly Block[], room: number): Fitted {
  let free = room;
  const shown = blocks
    .map((block) => {
      const text = withoutRunnerCommands(blockMarkdown(block));
      const head = block.kind === 'section' ? `- ${lineMarkdown(block.head)} (details are too long)` : text;
      const short = withoutRunnerCommands(head);
      return { text, short: short.length < text.length ? short : text };
    })
    .filter(({ text }) => text !== '')
    .map((forms) => {
      const fits = forms.short.length + 2 <= free;
      if (fits) free -= forms.short.length + 2;
      return { ...forms, fits };
    });
  const texts = shown
    .filter(({ fits }) => fits)
    .map(({ text, short }) => {
      const more = text.length - short.length;
      if (more > free) return short;
      free -= more;
      return text;
    });
  const omitted = shown.filter(({ fits }) => !fits).length;
  return { texts, omitted, isCut: omitted > 0 || shown.some(({ text }) => !texts.includes(text)) };
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'line':
      return item(lineMarkdown(block.line), block.depth);
    case 'heading':
      return `#### ${lineMarkdown(block.line)}`;
    case 'output': {
      const text = block.lines.map(plainText).join('\n');
      const fence = fenceAround(text, 3);
      return `\n${fence}text\n${text}\n${fence}`;
    }
    case 'facts': {
      const items = block.facts.map(([name, value]) =>
        name === '' ? item(lineMarkdown(value), 1) : item(`${name}: ${lineMarkdown(value)}`),
      );
      return items.join('\n');
    }
    case 'table': {
      const head = block.columns.map((column) => column.replace(/^>/, ''));
      const rule = block.columns.map((column) => (column.startsWith('>') ? '--:' : ':--'));
      const rows = block.rows.map((row) => row.map(cellMarkdown));
      return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
    }
    case 'section': {
      if (block.details.length === 0) return `- ${lineMarkdown(block.head)}`;
      const summary = `<summary>${block.head.map(spanHtml).join('')}</summary>`;
      const details = block.details.map(blockMarkdown).filter(Boolean).join('\n');
      return `<details${block.open ? ' open' : ''}>${summary}\n\n${details}\n\n</details>`;
    }
  }
}

/** An item of a list. An item without a text would be read as the underline of a heading. */
function item(text: string, depth = 0): string {
  return text.trim() === '' ? '' : `${'  '.repeat(depth)}- ${text}`;
}

/** Data that stand side by side become one code span: the fences of two code spans would be read as one. */
function lineMarkdown(line: Line): string {
  const spans: Span[] = [];
  for (const span of line) {
    const before = spans.at(-1);
    if (before && before.role !== 'words' && span.role !== 'words')
      spans[spans.length - 1] = { ...before, text: before.text + span.text };
    else spans.push(span);
  }
  return spans.map(spanMarkdown).join('');
}

function spanMarkdown({ role, text, tone }: Span): string {
  if (role === 'words') return text.replaceAll(/^[-+#]|[\\`*_[\]<>~&|]/g, '\\$&');
  const safe = plainText(text);
  if (safe.trim() === '') return safe;
  const fence = fenceAround(safe, 1);
  const pad = /^[` ]|[` ]$/.test(safe) ? ' ' : '';
  const code = `${fence}${pad}${safe}${pad}${fence}`;
  return tone === 'strong' ? `**${code}**` : code;
}

/** Backticks, more than stand side by side anywhere in the text. */
function fenceAround(text: string, least: number): string {
  const runs = text.match(/`+/g) ?? [];
  return '`'.repeat(Math.max(least, ...runs.map((run) => run.length + 1)));
}

/** Tables are split at bars before code spans are read, so a cell has look-alikes of the characters that split it. */
function cellMarkdown(line: Line): string {
  const lookalike = (text: string) => text.replaceAll('|', '¦').replaceAll('\\', '⧵');
  return lineMarkdown(
    line.map((span) => (span.role === 'words' ? span : { ...span, text: lookalike(span.text) })),
  );
}

/** Within a summary HTML is read, not Markdown. */
function spanHtml({ role, text }: Span): string {
  const safe = plainText(text).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return role === 'words' || safe.trim() === '' ? safe : `<code>${safe}</code>`;
}
