import { programs, secretOfVictim } from '../../runner/testing/escapes/victim.ts';

export { allHeld, attemptAll, escapes, outcomes } from '../../runner/testing/escapes/escapes.ts';
export { secretOfVictim } from '../../runner/testing/escapes/victim.ts';

/** The variable with the secret that only the victim's external system needs. */
export const secretVariable = 'VICTIM_TOKEN';
/** The victim may write what it knows into its state, but not a secret: the save would be refused. */
export const secretGiven = `${secretOfVictim}-TOKEN`;

const asset = (name: string, more: string) => `apiVersion: dtaas/v1
kind: Function
metadata: {name: ${name}, version: 1.0.0, title: ${name}, license: MIT, owners: [o]}
spec:
  run: {command: [node, main.cjs], control: [save]}
${more}`;

/** The attacker's process runs each file that is put at `/tmp/attack.cjs`, once. */
const evil = `const fs = require('node:fs');
setInterval(() => { if (!fs.existsSync('/tmp/attack.cjs')) return; const text = fs.readFileSync('/tmp/attack.cjs', 'utf8'); fs.unlinkSync('/tmp/attack.cjs'); new Function('require', text)(require); }, 50);
${programs.evil}`;

/** The twin `counter` with a victim, an attacker, and the counter. */
export const hostileTwin: Readonly<Record<string, string>> = {
  'assets/functions/victim/asset.yaml': asset(
    'victim',
    '  parameters: {key: {type: string, default: none}}\n',
  ),
  'assets/functions/victim/main.cjs': programs.victim,
  'assets/functions/evil/asset.yaml': asset('evil', '  requires: {memory: 192Mi}\n'),
  'assets/functions/evil/main.cjs': evil,
  'twins/counter/twin.yaml': `apiVersion: dtaas/v1
kind: Twin
metadata: {name: counter, version: 1.0.0, title: Counter, license: MIT, owners: [o]}
spec:
  assets:
    counter: {asset: functions/counter, version: ^1}
    victim: {asset: functions/victim, version: ^1, with: {key: ${secretOfVictim}}, integrations: {store: store}}
    evil: {asset: functions/evil, version: ^1}
  integrations: {store: {type: store, token: {secret: ${secretVariable}}}}
  infrastructure: {workspace: {flavour: process}, resources: {disk: 64Mi}}
  lifecycle:
    clock: {mode: lockstep, step: {value: 1, unit: s}, speed: 10}
    save: {every: 1h, keep: 5, onTerminate: false}
`,
};
