import { own } from '../../references/index.ts';
import { grouped } from '../../values/grouped.ts';
import { counted } from '../../values/words/counted.ts';
import { at, type Rule } from '../rule.ts';

/**
 * The seats of floating licences at a place, for all components there at once. A component that alone needs too many is
 * reported by another rule.
 */
export const seatsAreThere: Rule = {
  *together({ platform, takings }) {
    if (!platform) return;
    const { places } = platform.value.spec;
    const running = takings.filter(({ desired }) => desired === 'running');
    for (const [name, { seats }] of Object.entries(places)) {
      const here = running.filter((twin) => twin.place === name);
      for (const [licence, wishes] of grouped(
        here.flatMap((twin) => twin.seats),
        ([wanted]) => wanted,
      )) {
        const counts = wishes.map(([, count]) => count);
        const offered = own(seats, licence) ?? 0;
        const total = counts.reduce((sum, count) => sum + count, 0);
        if (total <= offered || Math.max(...counts) > offered) continue;
        yield at(platform, ['spec', 'places', name, 'seats', licence], {
          code: 'seats-exceeded',
          message: `The place has ${counted(offered, 'seat')} of ${licence}, but the components there need ${total}`,
          hint: 'Suspend or terminate a twin that needs some, or correct the number of seats in platform.yaml.',
        });
      }
    }
  },
};
