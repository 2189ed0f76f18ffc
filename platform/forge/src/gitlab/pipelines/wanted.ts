/** A schedule on main, which is recognised by its description. The times are UTC. */
export interface WantedSchedule {
  readonly description: string;
  readonly cron: string;
  /** `DTAAS_EVENT`, by which `.gitlab-ci.yml` chooses its jobs. Undefined: a deployment. */
  readonly event: string | undefined;
}

/** Each at a minute that few others choose. */
export const schedules: readonly WantedSchedule[] = [
  { description: 'dtaas: deploy the newest main', cron: '17 * * * *', event: undefined },
  { description: 'dtaas: save the state of the twins', cron: '43 2 * * *', event: 'save' },
  { description: 'dtaas: review merge requests', cron: '*/10 * * * *', event: 'review' },
];

export const eventVariable = 'DTAAS_EVENT';

/** A webhook that starts a pipeline of main, which is recognised by its address. */
export interface WantedWebhook {
  readonly name: string;
  readonly on: 'note_events' | 'merge_requests_events';
  readonly event: string | undefined;
}

export const webhooks: readonly WantedWebhook[] = [
  { name: 'dtaas: comments', on: 'note_events', event: undefined },
  { name: 'dtaas: merge requests', on: 'merge_requests_events', event: 'review' },
];

/** The description of the trigger token that the webhooks have. */
export const tokenDescription = 'dtaas: webhooks';

/** The tag of the runner, and the resource group, of jobs that reach twins. */
export const privileged = 'dtaas';
