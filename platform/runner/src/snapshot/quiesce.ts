import type { Component } from '../component/component.ts';

/** A component that has written its state to its folder. */
export interface Quiet {
  /** Why its files may be older than the rest. */
  readonly remark?: string;
  /** The component is done. */
  readonly isDone?: boolean;
  /** Starts the component again. Absent if the component was not ended. */
  readonly wake?: () => Promise<void>;
}

/**
 * Makes a component write its state: on request if it answers `save`, otherwise by ending it.
 *
 * @param step in lockstep, the last step that the component has done
 */
export async function quiesce(component: Component, step?: number): Promise<Quiet> {
  const { state } = component.status;
  if (state === 'backoff' || state === 'failed')
    return { remark: 'it was down; its files are what it wrote last' };
  if (state === 'done') return { isDone: true };
  if (!component.isPresent) return {};
  if (component.answers('save')) {
    const answered = await component.ask('save');
    if (answered === undefined) return { remark: "it didn't answer when it was asked to save" };
    const isOther = step !== undefined && answered.step !== undefined && answered.step !== step;
    return isOther ? { remark: `it saved the state of step ${answered.step}, not of ${step}` } : {};
  }
  const remark = await component.stop();
  return { wake: () => component.start(), ...(remark === undefined ? {} : { remark }) };
}
