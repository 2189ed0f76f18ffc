import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openEndpoint } from '@dtaas/deploy';
import { answerText, type Command } from '../context.ts';
import { worldWith } from './twins.ts';

/** `dtaas open <twin> [endpoint]`: prints the URL of an endpoint, and shows it in the browser of a person at a terminal. */
export const open: Command = async (context, [twin = '', asked]) => {
  const world = await worldWith(context, twin);
  const { component, endpoint, url, close } = await openEndpoint(world, twin, asked, (why) =>
    context.note(`A connection to ${asked ?? twin} was closed: ${why}`),
  );
  const isExposed = close === undefined;
  answerText(context, 'OpenReport', { twin, component, endpoint, url, isExposed }, url);
  if (context.interactive) showInBrowser(url);
  if (close) {
    context.note(`Open until Ctrl-C, on this machine only: ${component}.${endpoint} of ${twin}`);
    if (!context.signal.aborted) await once(context.signal, 'abort');
    await close();
  }
  return 0;
};

/** The program of each system that opens a URL in the browser. */
const openers: { readonly [platform: string]: string } = { darwin: 'open', win32: 'explorer' };

/** Without such a program, the printed URL is enough. */
function showInBrowser(url: string): void {
  const opener = openers[process.platform] ?? 'xdg-open';
  spawn(opener, [url], { detached: true, stdio: 'ignore' })
    .on('error', () => {})
    .unref();
}
