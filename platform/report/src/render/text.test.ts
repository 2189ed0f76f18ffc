import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { running } from '../../testing/examples/running.ts';
import { examples, now } from '../../testing/examples.ts';
import { withTexts } from '../../testing/with-texts.ts';
import { type Block, gap, line, table } from '../document/document.ts';
import { liveChange, liveTwin } from '../document/live.ts';
import { clockLine } from '../document/parts.ts';
import { resultBlock } from '../document/verification.ts';
import { command, counted, joined, say, toned } from '../document/words.ts';
import { render } from './render.ts';
import { asText, lineText } from './text.ts';

const textOf = (...blocks: readonly Block[]) => asText(blocks);

describe('a line', () => {
  it('knows words from data', () => {
    expect(say`a ${'b'} ${3}${undefined}${''} ${command('c')}`).toEqual([
      { role: 'words', text: 'a ' },
      { role: 'data', text: 'b' },
      { role: 'words', text: ' ' },
      { role: 'words', text: '3' },
      { role: 'words', text: ' ' },
      { role: 'command', text: 'c' },
    ]);
  });

  it('keeps the tone of its parts', () => {
    const inner = toned('bad', say`x`);
    expect(toned('faint', say`${inner} y`).map(({ tone }) => tone)).toEqual(['bad', 'faint']);
  });

  it('is joined and counted in plain English', () => {
    expect(lineText(joined([say`a`, say`b`], ' and '))).toBe('a and b');
    expect(lineText(joined([]))).toBe('');
    expect([0, 1, 2].map((count) => lineText(counted(count, 'twin')))).toEqual([
      '0 twins',
      '1 twin',
      '2 twins',
    ]);
  });
});

describe('a document on a terminal', () => {
  it('indents by depth, and aligns facts and tables', () => {
    const blocks = [
      line(say`a`),
      line(say`b`, 2),
      { kind: 'facts', facts: [['name', say`value`]] } as const,
      gap,
      table(
        ['x', '>y'],
        [
          [say`1`, say`2`],
          [say`long`, say`1234`],
        ],
        1,
      ),
      gap,
    ];
    expect(textOf(...blocks).split('\n')).toEqual([
      'a',
      '    b',
      '  name       value',
      '',
      '  x        y',
      '  1        2',
      '  long  1234',
    ]);
  });

  it('puts the details of a section under its head', () => {
    const section = {
      kind: 'section',
      head: say`head`,
      details: [line(say`more`), { kind: 'output', lines: ['a', '\u001b[2Jb'] }],
    } as const;
    expect(textOf(section)).toBe('head\n  more\n  │ a\n  │ \ufffd[2Jb');
  });

  it('breaks long lines between words, and words only if they are longer than a line', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1, maxLength: 40 }), (words) => {
        const section = {
          kind: 'section',
          hanging: 6,
          head: say`time  ${words.join(' ')}`,
          details: [line(say`${words.join(' ')}`)],
        } as const;
        const lines = asText([section]).split('\n');
        for (const each of lines) expect(each.length).toBeLessThanOrEqual(110);
        for (const each of lines.slice(1)) expect(each).toMatch(/^ {6}\S/);
        expect(lines.join('').replaceAll(' ', '')).toBe(`time${words.join('')}${words.join('')}`);
        for (const word of words) expect(lines.some((each) => each.includes(word))).toBe(true);
      }),
    );
    const long = asText([{ kind: 'section', hanging: 6, head: say`${'x'.repeat(300)}`, details: [] }]);
    expect(long.split('\n').map((each) => each.length)).toEqual([104, 110, 98]);
  });
});

describe('text from elsewhere', () => {
  const steering = 'a\u001b[8m\u009b8m\r\u202eb';

  it.each(Object.entries(examples))('cannot steer a terminal in %s', (_name, report) => {
    const changed = withTexts(report, (text, key) =>
      [
        'apiVersion',
        'kind',
        'verdict',
        'action',
        'outcome',
        'mode',
        'severity',
        'state',
        'about',
        'why',
        'what',
      ].includes(key)
        ? text
        : steering,
    );
    const text = render(changed, { format: 'text', now });
    expect(text).toContain('b');
    expect(stripVTControlCharacters(text.replaceAll('\u001b[8m', 'RAW'))).not.toMatch(
      /RAW|[^\P{Cc}\n]|\p{Bidi_Control}/u,
    );
  });

  it('cannot steer a terminal in a live table', () => {
    const hostile = withTexts(running, (text, key) => (['mode', 'phase'].includes(key) ? text : steering));
    for (const text of [asText(liveTwin(hostile)), asText([liveChange(hostile, running)])])
      expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
  });

  it('cannot give commands to a CI runner in the output of a test', () => {
    const [, , failed] = examples.verify.results;
    const output = `first\n${'line\n'.repeat(100)}\u001b]0;title\u0007\u001b[31mred\u001b[0m\u0008\u202e\n::add-mask::x\na ##[command]y\n`;
    const text = asText([resultBlock({ ...failed!, output, reason: 'It failed.\n::set-output::x' })]);
    expect(text).not.toContain('first');
    expect(text).toContain('  │ red\n  │ ::add-mask::x\n  │ a # #[command]y');
    expect(text).toContain('  │ ::set-output::x');
    expect(text).not.toMatch(/^\s*::|##\[/m);
  });
});

describe('a running twin', () => {
  it('is shown with the value and unit of each port', () => {
    expect(asText(liveTwin(running)).split('\n')).toEqual([
      'oven  Healthy  step 12 at 2020-01-01 00:00:36, 60× real time',
      'bubblewrap, network enforced  1 to be committed',
      '',
      'port             value  unit',
      'c.temperature  34.5678  °C',
      'c.on              true',
    ]);
  });

  const values: typeof running.values = {
    'estimator.innovation-of-the-temperature': { value: 34.5678, unit: 'Cel', t: 0 },
    'lid.open': { value: true, t: 0 },
    'camera.row': { value: Array.from({ length: 99 }, (_, index) => index), unit: 'W/(m2.K)', t: 0 },
  };
  const rowsIn = (columns?: number) =>
    asText(liveTwin({ ...running, values }, columns))
      .split('\n')
      .slice(3);

  it.each([34, 40, 60, 80])('keeps each row in one line of %i columns, with its unit', (columns) => {
    const rows = rowsIn(columns);
    expect(rows).toHaveLength(4);
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(columns);
    expect(rows[0]).toMatch(/^port +value {2}unit$/);
    expect(rows[1]).toMatch(/emperature +34\.5678 {2}°C$/);
    expect(rows[3]).toMatch(/^camera\.row +\[0,1.*… {2}W\/\(m2\.K\)$/);
  });

  it('is shown whole on a wide screen', () => expect(rowsIn(200)).toEqual(rowsIn()));

  it('is shown with its reasons, remarks and isolation', () => {
    const isolation = { mode: 'none', network: 'open', remarks: ['no sandbox'] } as const;
    const text = asText(liveTwin({ ...running, isolation, reasons: ['c is slow.'], pending: 0 }));
    expect(text).toMatch(/^not isolated$/m);
    expect(text).toMatch(/^c is slow\.\nno sandbox$/m);
  });

  it('is followed by what has changed', () => {
    const later = {
      ...running,
      health: 'Degraded',
      values: { ...running.values, 'c.on': { value: false, t: 9 } },
    } as const;
    expect(asText([liveChange(later, running)])).toBe(
      'step 12 at 2020-01-01 00:00:36, 60× real time  Degraded  c.on false',
    );
  });

  it('shows how many events came, also when the same one comes again', () => {
    const opened = (count: number): typeof running => ({
      ...running,
      values: {
        'c.opened': { value: 'door', t: 0, count },
        'c.heat': { value: 3, unit: 'J', t: 0, count: 1 },
      },
    });
    expect(
      asText(liveTwin(opened(2)))
        .split('\n')
        .slice(3),
    ).toEqual(['port      value  unit', 'c.opened   door  2 so far', 'c.heat        3  J, 1 so far']);
    expect(asText([liveChange(opened(3), opened(2))])).toMatch(/ {2}c\.opened door 3 so far$/);
    expect(asText([liveChange(opened(3), opened(3))])).not.toContain('opened');
  });

  it.each<[Parameters<typeof clockLine>[0], string]>([
    [{ mode: 'wall', t: 0 }, '1970-01-01 00:00:00'],
    [{ mode: 'lockstep', t: 0 }, 'step 0 at 1970-01-01 00:00:00'],
    [{ mode: 'lockstep', t: 0, step: 3, speed: 'max' }, 'step 3 at 1970-01-01 00:00:00, at full speed'],
    [
      { mode: 'lockstep', t: 0, step: 3, speed: 2, behind: 1.6 },
      'step 3 at 1970-01-01 00:00:00, 2× real time, 2 s behind',
    ],
    [{ mode: 'lockstep', t: 0, step: 3, behind: 0.4 }, 'step 3 at 1970-01-01 00:00:00'],
  ])('has a clock: %j', (clock, text) => expect(lineText(clockLine(clock))).toBe(text));
});
