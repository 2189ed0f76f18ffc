import { PassThrough } from 'node:stream';
import type { ComponentSpec } from '@dtaas/model';
import type { Ended, IsolatedProcess } from '@dtaas/sandbox';
import { describe, expect, test } from 'vitest';
import { defaultTimes, type Times } from '../times.ts';
import type { ControlRequest, TransportEvents } from '../transport/transport.ts';
import { ComponentProcess } from './process.ts';

const spec = {
  run: { command: ['a-program'], transport: 'stdio', control: ['save', 'report'] },
  outputs: { x: { type: 'number' } },
} as unknown as ComponentSpec;

/** A process that only exists in this test: what the runner asks of it and hears of it is written down. */
function begin(times: Partial<Times> = {}, pid = 4711) {
  const noted: string[] = [];
  let say: TransportEvents['message'] = () => {};
  let end: (ended: Ended) => void = () => {};
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough().end(), new PassThrough().end()];
  const launched: IsolatedProcess = {
    pid,
    stdin,
    stdout: stdout.resume(),
    stderr: stderr.resume(),
    ended: new Promise((resolve) => {
      end = resolve;
    }),
    signal: async (signal) => void noted.push(signal),
    end: async (signal) => {
      noted.push(`end ${signal}`);
      const ended: Ended = { code: null, signal: 'SIGKILL' };
      end(ended);
      return ended;
    },
  };
  const process = new ComponentProcess(
    spec,
    ({ message }) => {
      say = message;
      const transport = {
        ready: Promise.resolve(),
        deliver: () => {},
        isOpen: true,
        isRoomy: true,
        control: (request: ControlRequest) => noted.push(`asked to ${Object.values(request)}`),
        close: () => noted.push('closed'),
      };
      return { launched, transport };
    },
    { ...defaultTimes, ...times },
    {
      heard: () => {},
      received: () => {},
      saved: () => {},
      roomy: () => {},
      disconnected: () => {},
      record: (port, { value }) => noted.push(`${port}=${value}`) > 0,
      done: () => false,
      refused: (port, why) => noted.push(`${port} ${why}`),
      garbage: (what) => noted.push(what),
      flood: () => {},
      skipped: () => {},
      log: (text) => noted.push(text),
      now: () => 0,
    },
  );
  return { process, noted, say: (object: object) => say({ ...object }), end: (ended: Ended) => end(ended) };
}

describe('a request to a component', () => {
  test('to report is answered with the values that came in between, which are recorded nowhere else', async () => {
    const { process, noted, say } = begin();
    say({ n: 'x', v: 1 });
    const reply = process.ask('report');
    for (const v of [2, 3]) say({ n: 'x', v });
    say({ control: 'reported', step: 7 });
    say({ n: 'x', v: 4 });
    expect(await reply).toEqual({ step: 7, values: { x: [2, 3] } });
    expect(noted).toEqual(['x=1', 'asked to report', 'x=4']);
  });

  test('that is not answered in time has no answer, and a late one is no garbage', async () => {
    const { process, noted, say } = begin({ startMs: 20 });
    expect(await process.ask('report')).toBeUndefined();
    say({ n: 'x', v: 5 });
    say({ control: 'reported' });
    expect(noted).toEqual(['asked to report', 'x=5']);
    say({ control: 'reported' });
    expect(noted.at(-1)).toBe('an answer without a request: reported');
  });

  test('is not answered by the late answer to the one before', async () => {
    const { process, say } = begin({ startMs: 20 });
    expect(await process.ask('save')).toBeUndefined();
    const second = process.ask('save');
    say({ control: 'saved', step: 1 });
    say({ control: 'saved', step: 2 });
    expect(await second).toEqual({ step: 2, values: {} });
  });

  test('has its answer, though late, if the component never answered the one before', async () => {
    const { process, noted, say } = begin({ startMs: 20 });
    expect(await process.ask('save')).toBeUndefined();
    const second = process.ask('save');
    say({ control: 'saved', step: 2 });
    expect(await second).toEqual({ step: 2, values: {} });
    const third = process.ask('save');
    say({ control: 'saved', step: 3 });
    expect(await third).toEqual({ step: 3, values: {} });
    expect(noted.at(-1)).toBe('asked to save');
  });

  test('has no answer if the component ends, or if it is asked again', async () => {
    const { process, noted, say, end } = begin();
    const [first, second] = [process.ask('save'), process.ask('save')];
    expect(await first).toBeUndefined();
    end({ code: 0, signal: null });
    expect(await second).toBeUndefined();
    say({ n: 'x', v: 1 });
    expect(noted).not.toContain('x=1');
  });

  test.each([-1, 1.5, '3'])('is answered without a step if the step is %j', async (step) => {
    const { process, noted, say } = begin();
    const reply = process.ask('save');
    say({ control: 'saved', step });
    expect(await reply).toEqual({ values: {} });
    expect(noted.at(-1)).toMatch(/^saved with an invalid step: /);
  });
});

describe('the end of a component', () => {
  const ends: readonly [string, Ended, string | undefined][] = [
    ['0', { code: 0, signal: null }, undefined],
    ['SIGTERM, as a sandbox reports it', { code: 143, signal: null }, undefined],
    ['a failure', { code: 3, signal: null }, 'it ended with 3 after it was told to leave'],
    [
      'its memory',
      { code: 137, signal: null, exceeded: 'memory' },
      'was ended by the machine: it used more memory than it may',
    ],
  ];
  test.each(ends)('by %s says whether its state is written', async (_, ended, problem) => {
    const { process, noted, end } = begin();
    const left = process.leave();
    end(ended);
    expect(process.problemOfLeaving(await left)).toBe(problem);
    expect(noted[0]).toBe('closed');
  });

  test('that does not come is brought about', async () => {
    const { process, noted } = begin({ leaveMs: 30 });
    expect(process.problemOfLeaving(await process.leave())).toMatch(/didn't leave when it was told to/);
    expect(noted).toContain("didn't leave within 0.03 s and was killed");
    expect(noted).toContain('end SIGKILL');
  });

  test('of a program that is missing names the program', async () => {
    const { process, end } = begin({}, -1);
    end({ code: 127, signal: null });
    expect(process.pid).toBeUndefined();
    expect(await process.exited).toMatchObject({ problem: "can't be started: there is no a-program" });
  });
});
