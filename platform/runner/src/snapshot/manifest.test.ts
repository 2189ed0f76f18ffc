import type { WorkspaceSpec } from '@dtaas/model';
import { expect, test } from 'vitest';
import { eventsFor, type Manifest } from './manifest.ts';

const saved = { asset: 'functions/a', version: '1.2.0', digest: 'd', files: {}, outputs: {} };
const events = { a: { seq: { in: 7 }, waiting: [{ port: 'in', value: 8, t: 9 }] } };

function running(version: string): Pick<WorkspaceSpec, 'components'> {
  return { components: { a: { ...saved, version } } } as unknown as Pick<WorkspaceSpec, 'components'>;
}

test('the events of a snapshot go on with their numbers where the component keeps its state', () => {
  const manifest: Pick<Manifest, 'components' | 'events'> = { components: { a: saved }, events };
  expect(eventsFor(manifest, running('1.3.0'))).toEqual(events);
});

test('a component that begins anew gets the events of a snapshot with numbers from 1', () => {
  const manifest: Pick<Manifest, 'components' | 'events'> = { components: { a: saved }, events };
  expect(eventsFor(manifest, running('2.0.0'))).toEqual({ a: { ...events.a, seq: {} } });
});

test('a snapshot of the edition before has no events', () => {
  expect(eventsFor({ components: { a: saved } }, running('1.2.0'))).toEqual({});
});
