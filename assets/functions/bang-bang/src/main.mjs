/** The controller as a component: a temperature in, the heater's command out. */
import { serve } from '@dtaas/component';
import { control } from './controller.mjs';

serve(({ inputs: { measured }, parameters, state, time }) => {
  if (measured === undefined) return { heaterOn: false };
  const { heaterOn, ...next } = control(parameters, 'mode' in state ? state : null, time, measured);
  Object.assign(state, next);
  return { heaterOn, mode: next.mode };
});
