import { DtaasError } from '@dtaas/model';

/**
 * The resource types that a stack may hold, in what is desired and in what a checkpoint says. Both come from git,
 * where whoever may write could otherwise name a type whose provider runs code that the state carries (dynamic
 * providers do) or that the engine would fetch.
 */
export const allowedTypes: readonly string[] = ['dtaas:process:Workspace', 'dtaas:nop:Resource'];

/** Keys with which the engine marks values that aren't plain JSON: secrets, assets, archives, references. */
const signatureKey = '4dabf18193072939515e22adb298388d';

export function refuseType(type: string, where: string): DtaasError {
  return new DtaasError({
    code: 'resource-type-refused',
    message: `${where} has the resource type ${JSON.stringify(type)}, which isn't one that twins are made of`,
    hint: `Allowed are ${allowedTypes.join(', ')}. If nobody of yours wrote this, look at who changed the state.`,
  });
}

/** True for types of the list, and for what the engine adds itself: the stack and the providers of those types. */
export function isAllowedInState(type: string): boolean {
  if (type === 'pulumi:pulumi:Stack') return true;
  const provider = /^pulumi:providers:([^:]+)$/.exec(type)?.[1];
  if (provider) return allowedTypes.some((allowed) => allowed.startsWith(`${provider}:`));
  return allowedTypes.includes(type);
}

/** True where a value holds, at any depth, something that only looks like JSON: a secret, a file, an archive. */
export function holdsMarkedValue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (signatureKey in value) return true;
  return Object.values(value).some(holdsMarkedValue);
}
