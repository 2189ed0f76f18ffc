import type { Checkpoint } from '@dtaas/engine';
import { DtaasError, type JsonObject } from '@dtaas/model';

/** The bytes of `stack.json`; `undefined` for a stack that was never there. */
export function stackBytes(checkpoint: Checkpoint | undefined): string | undefined {
  return checkpoint && `${JSON.stringify(checkpoint, null, 1)}\n`;
}

/** Whether `stack.json` lists anything but the engine's own bookkeeping. */
export function stackHolds(stack: JsonObject | undefined): boolean {
  return stack !== undefined && resourcesOf(stack).length > 0;
}

/**
 * Refuses a `stack.json` whose resources carry another home's or twin's mark: following it would reach for what isn't
 * ours. Types and providers are the engine's to check.
 */
export function checkMarks(stack: JsonObject, home: string, twin: string): void {
  for (const { inputs } of resourcesOf(stack)) {
    const { home: itsHome = home, twin: itsTwin = twin } = inputs ?? {};
    if (itsHome !== home || itsTwin !== twin) {
      throw new DtaasError({
        code: 'state-refused',
        message: `The recorded state of ${twin} lists a workspace of ${String(itsTwin)} at home ${String(itsHome)}.`,
        hint: `Someone else wrote it: look at git log state/${twin}. Nothing was touched.`,
      });
    }
  }
}

interface ResourceState {
  readonly type: string;
  readonly inputs?: { readonly [name: string]: unknown };
}

function resourcesOf(stack: JsonObject): readonly ResourceState[] {
  const { deployment } = stack as { deployment?: { resources?: unknown } };
  const resources: unknown = deployment?.resources;
  if (!Array.isArray(resources)) return [];
  return (resources as ResourceState[]).filter((resource) => String(resource?.type).startsWith('dtaas:'));
}
