import { type Readable, type RenderOptions, render } from '@dtaas/report';
import type { Context } from './context.ts';

/** Prints what a command answers, in the format that was asked for. */
export function answer(
  context: Context,
  report: Readable,
  options: Omit<RenderOptions, 'format'> = {},
): void {
  if (context.format === 'json') context.printJson(report);
  else
    context.print(
      render(report, { ...options, format: context.format === 'markdown' ? 'markdown' : 'text' }),
    );
}
