import { plainText } from '@dtaas/report';
import colors from 'picocolors';
import { answerText, type Command } from '../context.ts';
import { type Finding, look } from './doctor/finding.ts';
import { forge } from './doctor/forge.ts';
import { platform } from './doctor/places.ts';
import { engine, git, node, python, sandbox } from './doctor/tools.ts';
import { unnamedPlaces } from './doctor/unnamed-places.ts';

/** `dtaas doctor`: what this machine and `platform.yaml` can run, what is missing, and the command that gets it. */
export const doctor: Command = async (context) => {
  const [unnamed, named, ofForge, ...tools] = await Promise.all([
    unnamedPlaces(),
    look('platform.yaml', () => platform(context.cwd)),
    look('forge', () => forge(context.cwd, process.env)),
    look('Node', () => node()),
    look('git', git),
    look('Pulumi', () => engine(context.cwd)),
    look('Sandbox', sandbox),
    look('Python', python),
  ]);
  const findings = [...tools.flat(), ...unsaid(unnamed, named), ...named, ...ofForge];
  answerText(context, 'DoctorReport', { findings }, findings.map(line).join('\n'));
  return findings.some(({ state }) => state === 'missing') ? 1 : 0;
};

/** A place of `platform.yaml` may be one that this machine offers anyway. Each sentence is said once. */
export function unsaid(unnamed: readonly Finding[], named: readonly Finding[]): readonly Finding[] {
  return unnamed.filter(({ text }) => named.every((finding) => finding.text !== text));
}

const states: { readonly [state in Finding['state']]: (text: string) => string } = {
  ok: colors.green,
  limited: colors.yellow,
  absent: colors.dim,
  missing: colors.red,
};

function line({ about, state, text, next }: Finding): string {
  const first = `${states[state](state.padEnd(8))} ${colors.bold(about)}: ${plainText(text)}`;
  return next === undefined ? first : `${first}\n         ${colors.dim('next:')} ${plainText(next)}`;
}
