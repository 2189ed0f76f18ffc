import { serve } from '@dtaas/component';

serve(
  ({ inputs, parameters, state }) => {
    if (inputs.value === undefined) return undefined;
    const scaled = parameters.gain * inputs.value;
    state.total += scaled;
    return { scaled, total: state.total };
  },
  { state: { total: 0 } },
);
