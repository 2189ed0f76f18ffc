import { asText, resultBlock } from '@dtaas/report';
import { type Progress, referenceOf } from '@dtaas/verify';
import colors from 'picocolors';
import type { Context } from '../context.ts';

interface VerifyProgress {
  update(event: Progress): void;
  done(): void;
}

/** Shows tests while they run: a terminal shows the running tests, redrawn; elsewhere each finished test has a line. */
export async function verifyProgress(context: Context): Promise<VerifyProgress> {
  if (context.interactive) return redrawing();
  const note = context.format === 'text' ? context.note : () => {};
  return {
    update: (event) => {
      if (event.type === 'building') note(`  ${event.name}: building its environment …`);
      if (event.type === 'noted') note(`  ${event.line} …`);
      if (event.type === 'finished') note(asText([resultBlock(event.result)]));
    },
    done: () => {},
  };
}

async function redrawing(): Promise<VerifyProgress> {
  // Loaded only for a terminal: its tables of wide characters take longer to load than everything else.
  const { createLogUpdate } = await import('log-update');
  const screen = createLogUpdate(process.stdout);
  const atWork = new Map<string, { since: number; what: string }>();
  let toRun = 0;
  let ended = 0;
  const draw = () => {
    const lines = [...atWork].map(([name, { since, what }]) => {
      const seconds = ((Date.now() - since) / 1000).toFixed(1);
      return `${colors.cyan('•')} ${name} ${colors.dim(`${what} ${seconds} s`)}`;
    });
    screen([...lines, colors.dim(`${ended} of ${toRun}`)].join('\n'));
  };
  const timer = setInterval(draw, 100);
  return {
    update: (event) => {
      if (event.type === 'planned') toRun = event.toRun;
      if (event.type === 'started') atWork.set(event.name, { since: Date.now(), what: 'testing' });
      if (event.type === 'building')
        atWork.set(event.name, { since: Date.now(), what: 'building its environment' });
      if (event.type === 'noted') screen.persist(colors.dim(`  ${event.line} …`));
      if (event.type === 'finished') {
        ended++;
        atWork.delete(referenceOf(event.result));
        screen.persist(asText([resultBlock(event.result)]));
      }
      draw();
    },
    done: () => {
      clearInterval(timer);
      screen.clear();
      screen.done();
    },
  };
}
