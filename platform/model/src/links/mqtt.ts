import type { LinkKindRules } from './kind.ts';

export const mqttRules: LinkKindRules = {
  name: 'mqtt',
  title: 'MQTT',
  schemes: ['mqtt', 'mqtts'],
  hasPaths: false,
  address: 'topic',
  settings: [],
  telemetry: ['payload'],
  commands: ['payload'],
  notInPayload: [],
  takesOver: true,
  unverified: () => undefined,
};
