import { describe, expect, it } from 'vitest';
import { box, locked } from '../../../testing/box.ts';
import { checkRepository } from '../../check.ts';
import { exampleTree } from '../../explain/parts.ts';

const file = 'twins/box/twin.yaml';

/** What `check` says of the box with this text in place of its links, telemetry and commands. */
async function found(physicalTwin: string): Promise<readonly string[]> {
  const text = box[file]!.replace(/ {4}protocol: mqtt\n[\s\S]* {4}commands: .*\n/, () => physicalTwin);
  const files = await locked({ ...box, [file]: text });
  const problems = await checkRepository(exampleTree(files), {});
  return problems.map(({ line, column, code, message }) => {
    const rest = text.split('\n')[line - 1]?.slice(column - 1) ?? '';
    return `${code} at ${rest.slice(0, 12)}: ${message}`;
  });
}

const pin = `serverCertificate: {thumbprint: ${'ab'.repeat(20)}}`;
const one = (link: string, telemetry: string, command = 'topic: box/heater') =>
  `    links: {plant: {${link}}}
    telemetry: {temperature: {unit: Cel, ${telemetry}}}
    commands: {heater: {${command}}}
`;
const opcua = 'protocol: opcua, url: opc.tcp://boiler.example';
const mqtt = 'protocol: mqtt, url: mqtts://broker.example';

describe('a link', () => {
  it.each([
    ['MQTT', one(mqtt, 'topic: box/t1')],
    ['OPC UA in shadow', `    mode: shadow\n${one(`${opcua}, ${pin}`, 'node: ns=2;s=T1', 'node: i=7')}`],
  ])('is right: %s', async (_kind, text) => {
    expect(await found(text)).toEqual([]);
  });

  it.each([
    [
      'a scheme of another protocol',
      `    mode: shadow\n${one(`protocol: opcua, url: mqtts://broker.example, ${pin}`, 'node: i=6', 'node: i=7')}`,
      'link-setting at mqtts://brok: mqtts:// is not an address of the protocol opcua',
    ],
    [
      'a path of a broker',
      one('protocol: mqtt, url: mqtts://broker.example/plant', 'topic: box/t1'),
      'link-setting at mqtts://brok: An address of the protocol mqtt has no path',
    ],
    [
      'settings of OPC UA',
      one(`${mqtt}, security: {mode: Sign}`, 'topic: box/t1'),
      'link-setting at security: {m: `security` has no meaning for the protocol mqtt',
    ],
    [
      'sampling of a topic',
      one(mqtt, 'topic: box/t1, sampling: 1s'),
      'link-setting at sampling: 1s: `sampling` of a value from the physical twin has no meaning for the protocol mqtt',
    ],
    [
      'the address of another kind',
      one(mqtt, 'topic: box/t1, node: i=7'),
      'link-address at node: i=7}}: `node` is not an address of the protocol mqtt',
    ],
    [
      'no address',
      one(mqtt, 'type: number'),
      'link-address at temperature:: `topic` is missing, the address of a value for the protocol mqtt',
    ],
    [
      'a link that is not there',
      one(mqtt, 'link: plnt, topic: box/t1'),
      'link-unknown at plnt, topic:: The physical twin has no link plnt',
    ],
    [
      'a credential beside links',
      `${one(mqtt, 'topic: box/t1')}    credentials: {secret: PLANT}\n`,
      'link-form at credentials:: `credentials` stands beside `links`, so it belongs to no link',
    ],
    [
      'no protocol',
      '    url: mqtts://broker.example\n    telemetry: {temperature: {unit: Cel, topic: x}}\n    commands: {heater: {topic: y}}\n',
      'link-form at physicalTwin: The physical twin has no link: `protocol` is missing',
    ],
    [
      'neither protocol nor url',
      '    telemetry: {temperature: {unit: Cel, topic: x}}\n    commands: {heater: {topic: y}}\n',
      'link-form at physicalTwin: The physical twin has no link: `protocol` and `url` are missing',
    ],
    [
      'a template of a written node',
      `    mode: shadow\n${one(`${opcua}, ${pin}`, 'node: i=6', 'node: i=7, payload: {json: /a}')}`,
      'link-setting at payload: {js: `payload` of a command to the physical twin has no meaning for the protocol opcua',
    ],
    [
      'a time in a structure',
      `    mode: shadow\n${one(`${opcua}, ${pin}`, 'node: i=6, payload: {json: /a, time: /b}', 'node: i=7')}`,
      'link-setting at time: /b}}}: `payload.time` has no meaning for the protocol opcua, whose values have times of their own',
    ],
  ])('is refused with %s', async (_what, text, problem) => {
    const problems = await found(text);
    expect(problems.map((each) => each.slice(0, problem.length))).toEqual([problem]);
  });

  it('over OPC UA is warned of: what it lacks, and who its server may be', async () => {
    const problems = await found(one(opcua, 'node: ns=2;s=T1', 'node: ns=2;s=Heater'));
    expect(problems).toEqual([
      'link-promise at opcua, url: : OPC UA has no last will and no take-over: if the runner is killed, heater keeps the last value, and nothing keeps a second runner from commanding',
      "link-unverified at opc.tcp://bo: The twin can't know that it speaks to the right server: any certificate of the server is accepted",
    ]);
    const open = await found(one(`${opcua}, ${pin}, security: {mode: None}`, 'node: i=6', 'node: i=7'));
    expect(open.at(-1)).toMatch(/its messages are not protected \(security\.mode: None\)$/);
  });

  it('must be named where there are several', async () => {
    const problems = await found(`    links: {hall: {${mqtt}}, oven: {${mqtt}}}
    telemetry: {temperature: {unit: Cel, topic: box/t1}}
    commands: {heater: {link: hall, topic: box/heater}}
`);
    expect(problems).toEqual([
      'link-unnamed at temperature:: `link` is missing: the physical twin has several links',
    ]);
  });

  it.each(['T1', 'ns=2;T1', 's=', 'ns=x;s=T1', 'g=1234', 'i=-1'])('has no node %j', async (node) => {
    const problems = await found(
      `    mode: shadow\n${one(`${opcua}, ${pin}`, `node: "${node}"`, 'node: i=7')}`,
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^value-malformed/);
  });
});
