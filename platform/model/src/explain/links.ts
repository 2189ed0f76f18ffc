import type { Definitions, Files } from './explanation.ts';
import { controller, twin } from './parts.ts';

const secured = 'serverCertificate: {thumbprint: "a94a8fe5ccb19ba61c4c0873d391e987982fbbd3"}';

/** A twin with one sensor and one heater, over these links. */
function plant(links: string, telemetry: string, command: string, more = ''): Files {
  return {
    ...twin(`assets: {controller: {asset: functions/controller, version: ^1}}
connections:
  - physical.temperature -> controller.measured
  - controller.heaterOn -> physical.heater
physicalTwin:
  ${links}
  telemetry: {temperature: {unit: Cel, ${telemetry}}}
  commands: {heater: {${command}}}${more}`),
    ...controller,
  };
}

const broker = 'links: {broker: {protocol: mqtt, url: mqtts://broker.example:8883}}';
const two = `links:
    hall: {protocol: mqtt, url: mqtts://broker.example:8883}
    boiler: {protocol: opcua, url: opc.tcp://boiler.example:4840, ${secured}}`;

/** The links to the physical twin. */
export const linkDefinitions = {
  'link-form': {
    title: 'A physical twin has one link in `protocol` and `url`, or named links under `links`.',
    why: 'Without a link the twin neither hears nor commands its physical twin. Settings beside `links` would belong to no link.',
    example: plant(`[-protocol: mqtt-]{+${broker}+}`, 'topic: box/t1', 'topic: box/heater'),
  },
  'link-unnamed': {
    title: 'With several links, each value names its link.',
    why: 'The address alone does not say through which link the value comes.',
    example: plant(two, '{+link: hall, +}topic: box/t1', 'link: hall, topic: box/heater'),
  },
  'link-unknown': {
    title: 'The link of a value is one of the links of the physical twin.',
    why: 'A value of a link that does not exist would never arrive.',
    example: plant(two, 'link: [-hal-]{+hall+}, topic: box/t1', 'link: hall, topic: box/heater'),
  },
  'link-address': {
    title: "A value has an address in the words of its link's protocol: `topic` for mqtt, `node` for opcua.",
    why: 'A broker has topics, and an OPC UA server has nodes.',
    example: plant(
      two,
      'link: boiler, [-topic: box/t1-]{+node: ns=2;s=T1+}',
      'link: hall, topic: box/heater',
    ),
  },
  'link-setting': {
    title: "A link and its values have only settings that the link's protocol knows.",
    why: 'A setting that the protocol does not know would silently have no effect.',
    example: plant(broker, 'topic: box/t1[-, sampling: 1s-]', 'topic: box/heater'),
  },
  'link-certificate': {
    title: "`serverCertificate.file` is a certificate in the twin's folder.",
    why: 'The twin accepts only a server that has this certificate.',
    example: {
      ...plant(
        'links: {boiler: {protocol: opcua, url: opc.tcp://boiler.example, serverCertificate: {[-file: lost.pem-]{+thumbprint: "a94a8fe5ccb19ba61c4c0873d391e987982fbbd3"+}}}}',
        'node: ns=2;s=T1',
        'node: ns=2;s=Heater',
      ),
    },
  },
  'link-promise': {
    title: "OPC UA has no last will and no take-over, so it can't make a plant safe after a kill.",
    why: 'If the runner is killed, an MQTT broker sends the safe values, and a second runner takes over the connection. An OPC UA server does neither. The warning stays for as long as the twin sends commands over such a link.',
    example: plant(
      two,
      'link: boiler, node: ns=2;s=T1',
      '[-link: boiler, node: ns=2;s=Heater-]{+link: hall, topic: box/heater+}',
    ),
  },
  'link-unverified': {
    title: 'The twin knows the certificate of its OPC UA server.',
    why: 'Anybody on the way to the server could pose as the server, send wrong values and take the commands.',
    example: plant(
      `links: {boiler: {protocol: opcua, url: opc.tcp://boiler.example{+, ${secured}+}}}`,
      'node: ns=2;s=T1',
      'node: ns=2;s=Heater',
    ),
  },
} satisfies Definitions;
