import { amountInWords, DtaasError, type Excess, limitInWords, type Quota } from '@dtaas/model';

/** `check` reports the same code for the twins of a tree, and `explain` tells of both. */
export function quotaExceeded(twin: string, { quota, total, amount, takers }: Excess): DtaasError {
  const { resource, path } = quota;
  const words = amountInWords[resource];
  const isCount = resource === 'twins';
  const wouldTake = isCount
    ? `with ${twin}, ${words(total)}${whose(quota)} would run`
    : `with ${twin}, which takes ${words(amount)}, ${takersInWords(quota)} would take ${words(total)}`;
  const largest = takers
    .slice(0, 3)
    .map(([taker, taken]) => (isCount ? taker : `${taker} (${words(taken)})`));
  const remedies = [
    ...(takers[0] ? [`suspend one of them, for example: dtaas suspend ${takers[0][0]}`] : []),
    ...(isCount || resource === 'containers'
      ? []
      : [`lower infrastructure.resources.${resource} of ${twin}`]),
    `raise ${path.slice(1).join('.')} in platform.yaml`,
  ];
  return new DtaasError({
    code: 'quota-exceeded',
    message: `${twin} was not deployed. ${limitInWords(quota)}, but ${wouldTake}.`,
    hint: [
      ...(largest.length > 0 ? [`${isCount ? 'Now run' : 'Most is taken by'} ${largest.join(', ')}.`] : []),
      capitalised(`${remedies.join('. Or ')}.`),
    ].join(' '),
  });
}

function whose({ scope, name }: Quota): string {
  if (scope !== 'owner') return '';
  return name === undefined ? ' without owners' : ` of ${name}`;
}

function takersInWords(quota: Quota): string {
  if (quota.scope === 'platform') return 'all twins together';
  return quota.scope === 'place' ? 'the twins there' : `the twins${whose(quota)}`;
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
