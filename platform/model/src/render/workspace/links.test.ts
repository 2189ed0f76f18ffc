import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { box, locked } from '../../../testing/box.ts';
import { certificate } from '../../../testing/certificate.ts';
import { readCatalogue } from '../../document/read-catalogue.ts';
import { exampleTree } from '../../explain/parts.ts';
import type { Desired } from '../../generated/types.ts';
import { linksOf } from '../../links/rendered.ts';
import { resolveCatalogue } from '../../resolution/index.ts';
import { planInWords } from '../plan/plan-words.ts';
import { renderDesired } from '../render-desired.ts';

const file = 'twins/box/twin.yaml';

/** The box with this text in place of its links, telemetry and commands. */
async function rendered(physicalTwin: string, more: Readonly<Record<string, string>> = {}): Promise<Desired> {
  const text = box[file]!.replace(/ {4}protocol: mqtt\n[\s\S]* {4}commands: .*\n/, () => physicalTwin);
  const files = await locked({ ...box, [file]: text, ...more });
  const { catalogue } = readCatalogue(exampleTree(files));
  return renderDesired(await resolveCatalogue(catalogue), 'box', { program: '1', resourcesOf: () => ({}) });
}

const two = (more = '') => `    links:
      hall: {protocol: mqtt, url: mqtts://broker.example:8883/, credentials: {secret: HALL}}
      boiler:
        protocol: opcua
        url: opc.tcp://boiler.example:4840/plant/
        credentials: {secret: BOILER}
        certificate: {secret: BOILER_CERTIFICATE}${more}
    telemetry:
      temperature: {link: boiler, node: nsu=http://boiler.example;s=T1, unit: Cel, sampling: 100ms, queue: 5}
      room: {link: hall, topic: box/room}
    commands: {heater: {link: boiler, node: ns=2;s=Heater, safe: false}}
`;

describe('links of a physical twin', () => {
  it('are rendered by name, with the secrets that they need', async () => {
    const { physicalTwin, secrets } = (await rendered(two())).workspace!;
    expect(physicalTwin).toEqual({
      links: {
        hall: { protocol: 'mqtt', url: 'mqtts://broker.example:8883', credentials: 'HALL' },
        boiler: {
          protocol: 'opcua',
          url: 'opc.tcp://boiler.example:4840/plant/',
          credentials: 'BOILER',
          certificate: 'BOILER_CERTIFICATE',
        },
      },
      telemetry: {
        temperature: {
          link: 'boiler',
          node: 'nsu=http://boiler.example;s=T1',
          port: { type: 'number', unit: 'Cel' },
          samplingSeconds: 0.1,
          queue: 5,
        },
        room: { link: 'hall', topic: 'box/room', port: { type: 'number' } },
      },
      commands: {
        heater: { link: 'boiler', node: 'ns=2;s=Heater', port: { type: 'boolean' }, safe: false },
      },
    });
    expect(secrets).toEqual(['BOILER', 'BOILER_CERTIFICATE', 'HALL']);
  });

  it('are taken apart for the runner, each with its own telemetry and commands', async () => {
    const { physicalTwin } = (await rendered(two())).workspace!;
    const links = linksOf(physicalTwin!);
    expect([...links.keys()].sort()).toEqual(['boiler', 'hall']);
    expect(links.get('boiler')?.telemetryOrder).toEqual(['temperature']);
    expect(Object.keys(links.get('boiler')?.commands ?? {})).toEqual(['heater']);
    expect(links.get('hall')?.telemetryOrder).toEqual(['room']);
    expect(links.get('hall')?.commands).toEqual({});
  });

  it('may be one, which the values need not name', async () => {
    const { physicalTwin } = (
      await rendered(`    links: {boiler: {protocol: opcua, url: opc.tcp://boiler.example}}
    telemetry: {temperature: {node: ns=2;s=T1, unit: Cel}}
    commands: {heater: {node: ns=2;s=Heater}}
`)
    ).workspace!;
    expect(physicalTwin?.telemetry['temperature']?.link).toBe('boiler');
    expect(physicalTwin?.commands['heater']?.link).toBe('boiler');
  });

  it('may have no name', async () => {
    const { physicalTwin } = (
      await rendered(`    protocol: opcua
    url: opc.tcp://boiler.example
    telemetry: {temperature: {node: ns=2;s=T1, unit: Cel}}
    commands: {heater: {node: ns=2;s=Heater}}
`)
    ).workspace!;
    expect([...linksOf(physicalTwin!)].map(([name, { link }]) => [name, link])).toEqual([
      ['', { protocol: 'opcua', url: 'opc.tcp://boiler.example' }],
    ]);
  });

  it('pin the certificate of a server by its thumbprint or its file', async () => {
    const pinned = async (text: string) => {
      const more = { 'twins/box/plant.pem': certificate };
      const desired = await rendered(two(`\n        serverCertificate: {${text}}`), more);
      return desired.workspace!.physicalTwin!.links!['boiler']!.serverThumbprint;
    };
    expect(await pinned(`thumbprint: "${Array(20).fill('AB').join(':')}"`)).toBe('ab'.repeat(20));
    const { fingerprint256 } = new X509Certificate(certificate);
    expect(await pinned('file: plant.pem')).toBe(fingerprint256.replaceAll(':', '').toLowerCase());
    await expect(pinned('file: lost.pem')).rejects.toThrow(/lost\.pem is not a file of this repository/);
    await expect(pinned('file: twin.yaml')).rejects.toThrow(/is not a certificate/);
  });
});

describe('a plan', () => {
  const words = (changes: ReturnType<typeof planInWords>) => changes.map((change) => change.words);
  const warning = 'OPC UA has no last will and no take-over: a killed runner leaves heater at the last value';

  it('says what an OPC UA link over which the twin commands cannot promise', async () => {
    const desired = await rendered(two());
    expect(words(planInWords(undefined, desired))).toContain(warning);
    const shadow = await rendered(two().replace('    links:', '    mode: shadow\n    links:'));
    expect(words(planInWords(undefined, shadow))).not.toContain(warning);
    expect(words(planInWords(shadow, desired))).toContain(warning);
    expect(words(planInWords(desired, shadow))).not.toContain(warning);
  });

  it('says it again when the link changes', async () => {
    const after = await rendered(two().replace('opc.tcp://boiler', 'opc.tcp://oven'));
    const found = words(planInWords(await rendered(two()), after));
    expect(found[0]).toMatch(/^the link to the physical twin: /);
    expect(found[1]).toBe(warning);
  });
});
