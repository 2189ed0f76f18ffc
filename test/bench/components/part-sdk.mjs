// The component of part.mjs, written with the SDK.
import { serve } from '@dtaas/component';

serve(({ inputs }) => ({ after: (inputs.before ?? 0) + 1 }));
