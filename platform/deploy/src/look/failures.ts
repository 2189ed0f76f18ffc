import { defineError, didYouMean } from '@dtaas/model';

export const endpointUnknown = defineError<{
  twin: string;
  asked: string | undefined;
  /** How many endpoints fit what was asked. */
  fitting: number;
  known: readonly string[];
}>('usage-endpoint-unknown', {
  title: 'The twin has no such endpoint, or several to choose from.',
  why: 'An endpoint is a port on which a component listens. Assets name their endpoints under `run.endpoints`.',
  remedy: 'Name an endpoint of the twin: `dtaas open <twin> <component>.<endpoint>`.',
  message({ twin, asked, fitting, known }) {
    if (known.length === 0) return `The components of ${twin} have no endpoints.`;
    const all = known.join(', ');
    return fitting === 0
      ? `${twin} has no endpoint ${JSON.stringify(asked)}. Its endpoints are ${all}.`
      : `${twin} has several endpoints${asked === undefined ? '' : ` that are called ${asked}`}: ${all}.`;
  },
  hint: ({ twin, known }) =>
    known.length === 0
      ? 'Write the port on which a component listens in its asset.yaml: run: {endpoints: {web: 5001}}'
      : `Name one: dtaas open ${twin} ${known[0]}`,
});

export const planChanged = defineError<{ reasons: readonly string[]; twins: readonly string[] }>(
  'plan-changed',
  {
    title: 'The plan has changed since it was reviewed.',
    why: '`deploy --plan` makes the plan again and deploys only what was reviewed. The digest of a plan covers the desired state of its twins, the resources that are recorded to exist, and the version of the platform. Saves do not change it.',
    remedy: 'Review the plan again with `dtaas plan`, then deploy with the digest that it prints.',
    message: ({ reasons }) =>
      `Nothing was deployed, because the plan has changed since its digest was made: ${reasons.join('; ')}.`,
    hint: ({ twins }) => `Review the plan again: ${['dtaas plan', ...twins].join(' ')}`,
  },
);

export const planInvalid = defineError<{ text: string }>('usage-plan', {
  title: 'The text is not the digest of a plan.',
  why: 'A digest has three parts: what is desired, what is recorded to exist, and the version of the platform.',
  remedy: 'Copy the digest that `dtaas plan` prints.',
  message: ({ text }) => `${JSON.stringify(text)} is not the digest of a plan.`,
});

export const componentUnknown = defineError<{ twin: string; asked: string; components: readonly string[] }>(
  'usage-component-unknown',
  {
    title: 'The twin has no such component.',
    why: 'The components of a twin are under `assets` in its twin.yaml.',
    remedy:
      'Name a component that `dtaas status <twin>` shows. `dtaas logs` also takes `runner`, and without a name it shows all.',
    message: ({ twin, asked }) => `The twin ${twin} has no component ${asked}.`,
    hint: ({ asked, components }) => didYouMean(asked, components),
  },
);
