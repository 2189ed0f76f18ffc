import { exitCodes } from './trouble.ts';

// Scripts for the POSIX shell of a machine. The login shell reads them first, which may be another one: so they are one line
// and hold no single quote, backslash or exclamation mark.

/** `$1`: the place's folder, or nothing. Leaves `$state`. */
const findState = `state=\${1:-\${XDG_STATE_HOME:-$HOME/.local/state}/dtaas}`;

/** `$2`, `$3`: the names of the helper's and the runner's folders. */
export const runHelper = [
  'PATH=$PATH:/usr/local/bin:$HOME/.local/bin',
  findState,
  `command -v node >/dev/null || exit ${exitCodes.nodeMissing}`,
  `test -f "$state/store/$2/place.mjs" || exit ${exitCodes.helperMissing}`,
  `test -f "$state/store/$3/runner.mjs" || exit ${exitCodes.runnerMissing}`,
  'exec node "$state/store/$2/place.mjs" "$state" "$3" "$1"',
].join('; ');

/**
 * Stores standard input as the file `$3` of the folder `$2` in the store if it has the sha256 `$4`. `$5` makes the name of the
 * draft unlike that of another copy.
 */
export const storeFile = [
  'umask 077',
  findState,
  'folder="$state/store/$2"',
  'draft="$folder/.$3.$5"',
  `mkdir -p "$folder" || exit ${exitCodes.notCopied}`,
  'find "$folder" -name ".$3.*" -mmin +60 -exec rm -f {} +',
  `if cat > "$draft" && test "$(sha256sum < "$draft")" = "$4  -" && mv "$draft" "$folder/$3"; then exit 0; fi`,
  'rm -f "$draft"',
  `exit ${exitCodes.notCopied}`,
].join('; ');

export const nodeVersion = 'PATH=$PATH:/usr/local/bin:$HOME/.local/bin; exec node --version';
