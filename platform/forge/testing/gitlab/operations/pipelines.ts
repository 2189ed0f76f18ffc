import type { Operation } from '../operation.ts';
import { runners } from './runners.ts';
import { schedules } from './schedules.ts';
import { triggers } from './triggers.ts';
import { webhooks } from './webhooks.ts';

/** What starts and runs pipelines. */
export const pipelines: readonly Operation[] = [...schedules, ...triggers, ...webhooks, ...runners];
