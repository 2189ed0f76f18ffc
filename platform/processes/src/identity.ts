import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { attempt, exists, statOf } from './proc.ts';

/** A process that can be told from a later one with the same number, by who shares its numbers. */
export interface ProcessHere {
  readonly pid: number;
  /** Clock ticks after boot; empty where the system doesn't say. */
  readonly startTime: string;
  readonly bootId: string;
}

/** The same, for who may be on another machine or in a container: there a number means another process. */
export interface ProcessIdentity extends ProcessHere {
  /** Of process numbers. */
  readonly namespace: string;
  readonly host: string;
}

/** `undefined` where there is no such process. */
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

/** Whether the very process that was written down still lives, on this machine. */
export function isAlive({ pid, startTime, bootId }: ProcessHere): boolean {
  const now = identify(pid);
  return now !== undefined && now.startTime === startTime && now.bootId === bootId;
}

/** `unknown`: it runs, or ran, where its number can't be looked up from here (another machine or container). */
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
