import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { sha256 } from '@dtaas/model';
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
    namespace: pidNamespace(),
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

/** Names this process in the names of its temporary files. Their folder may be shared with other machines and containers. */
export function ownMark(): string {
  return `${machineMark()}-${process.pid}`;
}

/** Whether the process with that mark has ended. False if it may run on another machine or in another container. */
export function hasEnded(mark: string): boolean {
  const [machine, pid] = mark.split('-');
  return machine === machineMark() && !exists(Number(pid));
}

let machine: string | undefined;

/** 12 hex digits for the machine or container in which this process has its number. */
function machineMark(): string {
  machine ??= sha256(`${hostname()}\0${pidNamespace()}`).slice(0, 12);
  return machine;
}

function pidNamespace(): string {
  return attempt(() => readlinkSync('/proc/self/ns/pid')) ?? '';
}

function bootId(): string {
  return attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()) ?? '';
}
