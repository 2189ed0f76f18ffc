import type { ExposureSpec } from '@dtaas/model';
import { describe, expect, it } from 'vitest';
import { publishedPorts } from './published-ports.ts';

const page: ExposureSpec = { component: 'pump', endpoint: 'web', address: '127.0.0.1' };
const portsOf = (expose: Readonly<Record<string, ExposureSpec>>, twin = 'mill') =>
  publishedPorts({ twin, expose }).map(({ port }) => port);

describe('the published ports of a twin in containers', () => {
  it('are those of twin.yaml, each led to a port of its own in the container', () => {
    const lan = { ...page, address: '192.0.2.7', port: 8085 };
    expect(publishedPorts({ twin: 'mill', expose: { page: { ...page, port: 8085 }, lan } })).toEqual([
      { name: 'lan', address: '192.0.2.7', port: 8085, inside: 8001 },
      { name: 'page', address: '127.0.0.1', port: 8085, inside: 8002 },
    ]);
    expect(publishedPorts({ twin: 'mill' })).toEqual([]);
  });

  it('follow from the names where twin.yaml has none', () => {
    const [port] = portsOf({ page });
    expect(port).toBeGreaterThanOrEqual(20_000);
    expect(port).toBeLessThan(32_000);
    expect(portsOf({ page })).toEqual([port]);
    expect(portsOf({ page }, 'plant')).not.toEqual([port]);
    expect(portsOf({ dash: page })).not.toEqual([port]);
  });

  it('are different, also from those that twin.yaml has', () => {
    const [port] = portsOf({ page });
    expect(portsOf({ page, zoo: { ...page, port: port! } })).toEqual([port! + 1, port]);
    // Among so many, some names lead to the same port first.
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`page-${index}`, page]));
    expect(new Set(portsOf(many)).size).toBe(300);
  });
});
