import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { attempt, exists, statOf } from './proc.ts';

/** A process of this machine, which differs from a later one with the same number. */
export interface ProcessHere {
  readonly pid: number;
  /** Clock ticks after boot; empty if the system doesn't say. */
  readonly startTime: string;
  readonly bootId: string;
}

/** A process that may be on another machine or in a container, where its number means another process. */
export interface ProcessIdentity extends ProcessHere {
  /** The namespace of its number. */
  readonly namespace: string;
  readonly host: string;
}

/** `undefined` if there is no such process. */
export function identify(pid: number): ProcessHere | undefined {
  const stat = statOf(pid);
  return stat && { pid, startTime: stat.startTime, bootId: bootId() };
}

export function thisProcess(): ProcessIdentity {
  return {
    pid: process.pid,
    startTime: statOf(process.pid)?.startTime ?? '',
    bootId: bootId(),
    namespace: attempt(() => readlinkSync('/proc/self/ns/pid')) ?? '',
    host: hostname(),
  };
}

/** Whether that process, and not a later one with its number, lives on this machine. */
export function isAlive({ pid, startTime, bootId }: ProcessHere): boolean {
  const now = identify(pid);
  return now !== undefined && now.startTime === startTime && now.bootId === bootId;
}

/** `unknown`: it runs, or ran, on another machine or in another container, where its number can't be looked up. */
export function lifeOf(other: ProcessIdentity): 'alive' | 'dead' | 'unknown' {
  const here = thisProcess();
  if (other.bootId !== here.bootId) return other.host === here.host ? 'dead' : 'unknown';
  if (other.namespace !== here.namespace) return 'unknown';
  const alive = here.startTime === '' ? exists(other.pid) : isAlive(other);
  return alive ? 'alive' : 'dead';
}

function bootId(): string {
  return attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()) ?? '';
}
