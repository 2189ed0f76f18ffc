import type { Component } from '../component/component.ts';

/** A component whose state stands in its folder, and what a reader should know of it. */
export interface Quiet {
  /** Why its files may be older than the rest. */
  readonly remark?: string;
  /** Brings it back to work. */
  wake(): Promise<void>;
}

const asleep = async (): Promise<void> => {};

/** Makes a component write its state: asked where it answers to that, else by letting it leave. */
export async function quiesce(component: Component): Promise<Quiet> {
  const { state } = component.status;
  if (state === 'backoff' || state === 'failed') {
    return { remark: 'it was down; its files are what it wrote last', wake: asleep };
  }
  if (!component.isPresent) return { wake: asleep };
  if (component.answers('save')) {
    const answered = await component.ask('save');
    return answered
      ? { wake: asleep }
      : { remark: "it didn't answer when it was asked to save", wake: asleep };
  }
  const left = await component.stop();
  const wake = (): Promise<void> => component.start();
  return left ? { wake } : { remark: "it didn't leave when it was told to, and was killed", wake };
}
