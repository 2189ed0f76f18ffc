import { confirm } from '@clack/prompts';
import { abandonPlace } from '@dtaas/deploy';
import { exitCodeOf, reportOf } from '@dtaas/report';
import { openPlatform } from '../clone/open-platform.ts';
import { answer, type Command, textOption } from '../context.ts';
import { abandonUnconfirmed } from './failures.ts';

/** `dtaas abandon <place>`: records that a place is lost. */
export const abandon: Command = async (context, [place = ''], options) => {
  if (options['yes'] !== true) {
    if (!context.interactive) throw abandonUnconfirmed({ place });
    const message = `Make the twins of ${place} elsewhere, from their last snapshots, although they may still run there?`;
    // Ctrl-C answers a symbol.
    if ((await confirm({ message, initialValue: false })) !== true) return 1;
  }
  const { world, pushes } = await openPlatform(context);
  const reason = textOption(options, 'reason');
  const push = pushes || options['push'] === true;
  const twins = await abandonPlace(world, place, { push, ...(reason ? { reason } : {}) });
  answer(context, reportOf('OperationReport', { twins }));
  return exitCodeOf(twins);
};
