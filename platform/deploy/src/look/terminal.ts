import { shellWord } from '@dtaas/processes';

/** A terminal as a person has it. */
export interface Terminal {
  readonly columns: number;
  readonly rows: number;
  /** The name of its kind, as in `TERM`. */
  readonly kind: string;
}

/**
 * A command that runs another one in a terminal of its own, made by `script` (util-linux), with a size that stays. Where the
 * component has no `script`, the command runs without a terminal, and a line says so.
 */
export function inTerminal(command: readonly string[], { columns, rows, kind }: Terminal): readonly string[] {
  const inside = `stty rows ${rows} columns ${columns} 2>/dev/null; exec ${command.map(shellWord).join(' ')}`;
  return ['/bin/sh', '-c', openTerminal, 'sh', kind, inside, ...command];
}

const openTerminal = `
export TERM="$1"
if command -v script >/dev/null; then SHELL=/bin/sh exec script --quiet --return --echo always --command "$2" /dev/null; fi
echo 'There is no terminal here, because the program script (util-linux) is missing.' >&2
shift 2
exec "$@"
`;
