import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { deployErrors, openEndpoint } from '@dtaas/deploy';
import { answerText, type Command, type Context, type ExitCode } from '../context.ts';
import { worldWith } from './twins.ts';

/**
 * `dtaas open <twin> [endpoint]`: prints the URL of an endpoint or of the twin's page, and shows it in the browser of a person at
 * a terminal.
 */
export const open: Command = async (context, [twin = '', asked], options) => {
  const world = await worldWith(context, twin);
  if (options['page'] === true) return await openPage(context, world, twin);
  const refused = (why: string): void => context.note(`A connection to ${asked ?? twin} was closed: ${why}`);
  const opened = await openEndpoint(world, twin, asked, refused).catch((error: unknown) => {
    // Without exactly one endpoint, the twin's page has them all.
    if (asked !== undefined || !deployErrors.endpointUnknown.is(error)) throw error;
  });
  if (!opened) return await openPage(context, world, twin);
  const { component, endpoint, url, close } = opened;
  const isExposed = close === undefined;
  answerText(context, 'OpenReport', { twin, component, endpoint, url, isExposed }, url);
  if (context.interactive) showInBrowser(url);
  if (close) {
    context.note(`Open until Ctrl-C, on this machine only: ${component}.${endpoint} of ${twin}`);
    await stopped(context);
    await close();
  }
  return 0;
};

async function openPage(
  context: Context,
  world: Awaited<ReturnType<typeof worldWith>>,
  twin: string,
): Promise<ExitCode> {
  // Loaded only here: the page brings a web server along.
  const { pageTwin } = await import('./page/page-twin.ts');
  const { servePage } = await import('./page/serve-page.ts');
  const shown = pageTwin(world, twin, (why) => context.note(`A connection was closed: ${why}`));
  // A twin that doesn't run has no page.
  await shown.now();
  const page = await servePage(shown);
  answerText(context, 'PageReport', { twin, url: page.url }, page.url);
  context.note(`Open until Ctrl-C, on this machine only, for one browser: the page of ${twin}`);
  const { withLauncher } = await import('./page/launcher.ts');
  await withLauncher(page.url, async (file) => {
    if (context.interactive) showInBrowser(file);
    await stopped(context);
  });
  await page.close();
  return 0;
}

/** Resolves with Ctrl-C. */
async function stopped({ signal }: Context): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

/** The program of each system that opens a URL in the browser. */
const openers: { readonly [platform: string]: string } = { darwin: 'open', win32: 'explorer' };

/** Without such a program, the printed URL is enough. */
function showInBrowser(url: string): void {
  const opener = openers[process.platform] ?? 'xdg-open';
  spawn(opener, [url], { detached: true, stdio: 'ignore' })
    .on('error', () => {})
    .unref();
}
