import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { examples, now } from '../../testing/examples.ts';
import { withTexts } from '../../testing/with-texts.ts';
import { type Block, line } from '../document/document.ts';
import { command, say, toned } from '../document/words.ts';
import { asMarkdown } from './markdown.ts';
import { render } from './render.ts';

/** As a forge reads it: GitHub Flavored Markdown, with the HTML that stands in it. */
function html(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** What a forge may act on: everything outside of code, since mentions and references count nowhere in code. */
function outsideCode(page: string): string {
  return page.replaceAll(/<code[^>]*>[^<]*<\/code>/g, '');
}

function markdownOf(blocks: readonly Block[], limit?: number): string {
  return asMarkdown({ title: say`Test`, blocks }, 'dtaas:Test', limit);
}

const ours = new Set(
  ['h3', 'h4', 'ul', 'li', 'p', 'code', 'strong', 'details', 'summary', 'pre'].concat([
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ]),
);

/** Fails if a forge would read anything but our own elements, or the mark outside of code. */
function expectHarmless(markdown: string, mark: string): void {
  const page = html(markdown);
  expect(page).toContain(mark);
  const outside = outsideCode(page).replace(/^(<!-- dtaas:plans [^<>]* -->\n)?<!-- [\w:]+ -->/, '');
  expect(outside).not.toContain(mark);
  for (const [, element] of outside.matchAll(/<\/?([a-z0-9]+)/gi)) expect(ours).toContain(element);
  expect(outside).not.toMatch(/<!--|href|@|&lt;/);
}

const hostile: readonly (readonly [what: string, text: string])[] = [
  ['an element', '<img src=x onerror=alert(1)>EVIL'],
  ['the end of the details', '</details></code>EVIL<script>'],
  ['a comment', '<!-- EVIL -->'],
  ['a mention', '@everyone EVIL'],
  ['a link', '[EVIL](https://example.org)'],
  ['an address', 'https://example.org/EVIL and www.example.org/EVIL and evil@example.org EVIL'],
  ['an image', '![EVIL](https://example.org/x.png)'],
  ['a reference', '#1 GH-1 owner/name#1 EVIL'],
  ['a backtick', 'a` EVIL **bold**'],
  ['backticks at the ends', '``EVIL``'],
  ['a fence', '```\n</pre>EVIL\n```'],
  ['the end of a cell', 'a|EVIL'],
  ['an escaped end of a cell', 'a\\|EVIL \\'],
  ['lines', 'a\n\n# EVIL\n\n- b'],
  ['carriage returns', 'a\r\r# EVIL'],
  ['control characters', '\u001b[31mEVIL\u0007\u202e\u0000'],
  ['an entity', '&lt;b&gt;&#96;EVIL'],
  ['only a backslash before the fence', 'EVIL\\'],
];

describe.each(hostile)('%s in a text from elsewhere', (_what, text) => {
  it.each(Object.entries(examples))('does nothing in the comment of %s', (_name, report) => {
    const changed = withTexts(report, (before, key) =>
      [
        'apiVersion',
        'kind',
        'verdict',
        'action',
        'outcome',
        'mode',
        'severity',
        'state',
        'at',
        'takenAt',
        'about',
        'why',
        'what',
      ].includes(key)
        ? before
        : text,
    );
    expectHarmless(render(changed, { format: 'markdown', now }), 'EVIL');
  });
});

describe('a comment', () => {
  const texts = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '`',
          '``',
          '|',
          '\\',
          '<',
          '>',
          '&',
          '\n',
          '@',
          '#',
          '*',
          '_',
          '[',
          '](',
          ' ',
          '~~',
          '```',
        ),
        fc.string({ unit: 'binary' }),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''));

  it('keeps every text within code, whatever stands beside it', () => {
    fc.assert(
      fc.property(texts, texts, (first, second) => {
        const mark = 'EVIL';
        const [a, b] = [`${first}${mark}`, `${mark}${second}`];
        const blocks: readonly Block[] = [
          line(say`${a}${b} between ${b}`),
          line(toned('strong', say`${a}`), 1),
          {
            kind: 'table',
            columns: ['a', '>b'],
            rows: [
              [say`${a}${b}`, say`x ${b}`],
              [say`${b}`, []],
            ],
            depth: 0,
          },
          { kind: 'facts', facts: [['fact', say`${b}${command(a)}`]] },
          {
            kind: 'section',
            head: say`${a}: ${b}`,
            details: [line(say`${b}${a}`, 1), { kind: 'output', lines: [a, b] }],
          },
        ];
        expectHarmless(markdownOf(blocks), mark);
      }),
      { numRuns: 200 },
    );
  });

  it('shows a text as it is', () => {
    fc.assert(
      fc.property(
        // What a runner takes for a command is changed on purpose, as a test below says.
        fc.string({ minLength: 1 }).filter((text) => text.trim() !== '' && !text.includes('##[')),
        (text) => {
          const page = html(markdownOf([line(say`see ${`${text}!`}`)]));
          const shown = /<code>(.*)<\/code>/s.exec(page)?.[1] ?? '';
          const plain = shown
            .replaceAll('&lt;', '<')
            .replaceAll('&gt;', '>')
            .replaceAll('&quot;', '"')
            .replaceAll('&amp;', '&');
          // Markdown itself drops a space at both ends of a code span.
          expect(plain.trim()).toBe(`${text.replaceAll('\u007f', '\ufffd')}!`.trim());
        },
      ),
    );
  });

  it('makes no heading of a text by an empty line below it', () => {
    expect(html(markdownOf([line(say`a`), line(say`${' '}`), line(say`b`)]))).not.toContain('<h2');
  });

  it('begins with its marker, which a text cannot end', () => {
    expect(asMarkdown({ title: say`T`, blocks: [] }, 'dtaas:--><b>')).toMatch(/^<!-- dtaas:--b -->\n/);
    expect(render(examples.plan, { format: 'markdown' })).toMatch(/^<!-- dtaas:PlanReport -->\n\n### What/);
  });

  it('escapes words of ours that Markdown would read', () => {
    const page = html(markdownOf([line(say`* a_b_c [d](e) ~~f~~ <g> & #1`), line(say`- h`)]));
    expect(page).toContain('<li>* a_b_c [d](e) ~~f~~ &lt;g&gt; &amp; #1</li>');
    expect(page).toContain('<li>- h</li>');
  });
});

describe('a comment that is too long', () => {
  const section = (name: string, details: number): Block => ({
    kind: 'section',
    head: say`${name}: would change`,
    details: Array.from({ length: details }, (_, index) => line(say`${`detail ${index} of ${name}`}`)),
  });

  it('drops details before it drops sections, and says so', () => {
    const text = markdownOf([section('small', 2), section('large', 1000), section('last', 2)], 1000);
    expect(text.length).toBeLessThanOrEqual(1000);
    expect(text).toContain('detail 1 of small');
    expect(text).toContain('- `large`: would change (details are too long)');
    expect(text).toContain('detail 1 of last');
    expect(text).not.toContain('Left out');
  });

  it('counts the sections that do not fit', () => {
    const sections = Array.from({ length: 500 }, (_, index) => section(`twin-${index}`, 3));
    const text = markdownOf(sections, 5000);
    expect(text.length).toBeLessThanOrEqual(5000);
    const shown = text.match(/would change/g)?.length ?? 0;
    expect(text).toContain(`Left out, because the text is too long: ${500 - shown} more.`);
  });

  it.each([0, 100, 200, 1000])('is never longer than its limit: %i', (limit) => {
    const text = markdownOf([section('one', 50), section('two', 50)], limit);
    // The marker and the heading are always there.
    expect(text.length).toBeLessThanOrEqual(Math.max(limit, 150));
  });
});

it('a comment gives no commands to the runner of the job that prints it', () => {
  const lines = ['::add-mask::x', '  ::stop-commands::y', 'a ##[command]z', 'a::b'];
  const text = markdownOf([{ kind: 'output', lines }, line(say`${'##[group]'}`)]);
  expect(text).toContain(': :add-mask::x\n  : :stop-commands::y\na # #[command]z\na::b');
  expect(text).not.toMatch(/^\s*::|##\[/m);
});
