import type { PlaceKindRules } from '../src/place-kind.ts';

/** Kinds of places as the registry hands them to the rules: two without settings, and a kind that is far away. */
export const exampleKinds: readonly PlaceKindRules[] = [
  { ...named('process'), flavours: ['process'], images: false },
  {
    ...named('nop'),
    flavours: ['process', 'container', 'desktop', 'shared-vm', 'dedicated-vm'],
    images: true,
  },
  {
    ...named('far'),
    flavours: ['process', 'container'],
    images: true,
    workspaceImage: true,
    settings: {
      type: 'object',
      additionalProperties: false,
      required: ['host'],
      properties: {
        host: { description: 'A host name or an address.', type: 'string', pattern: '^[a-z0-9.-]+$' },
        image: { description: 'The image of the place.', type: 'string', minLength: 1 },
        ipv6: { description: 'Whether containers have IPv6.', type: 'boolean' },
        port: { description: 'The port of the service.', type: 'integer', minimum: 1, maximum: 65535 },
      },
    },
  },
];

function named(name: string): Pick<PlaceKindRules, 'name' | 'description' | 'settings'> {
  return {
    name,
    description: `A place of the kind ${name}.`,
    settings: { type: 'object', additionalProperties: false },
  };
}
