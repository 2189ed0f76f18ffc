import type { LinkKindRules } from './kind.ts';

export const opcuaRules: LinkKindRules = {
  name: 'opcua',
  title: 'OPC UA',
  schemes: ['opc.tcp'],
  hasPaths: true,
  address: 'node',
  settings: ['security', 'certificate', 'serverCertificate'],
  telemetry: ['payload', 'sampling', 'queue'],
  commands: [],
  notInPayload: ['time', 'timeUnit', 'timeZone'],
  takesOver: false,
  lacks: 'no last will and no take-over',
  unverified: ({ security, serverCertificate }) => {
    if (security?.mode === 'None') return 'its messages are not protected (security.mode: None)';
    return serverCertificate ? undefined : 'any certificate of the server is accepted';
  },
};
