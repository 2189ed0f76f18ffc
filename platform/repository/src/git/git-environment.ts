import { variablesExcept } from '@dtaas/processes';

/**
 * The environment of git: the caller's, without variables that would send git elsewhere or make it prompt. `GIT_*` can name
 * another repository, index, object store or program. The other variables name programs that prompt or show something.
 */
export function gitEnvironment(): Record<string, string> {
  return { ...variablesExcept('git'), ...fixed };
}

/** Configuration of every call. It stands above the user's files. */
const configuration = Object.entries({
  'core.hooksPath': '/dev/null',
  'core.fsmonitor': 'false',
  'core.quotePath': 'false',
  'i18n.commitEncoding': 'UTF-8',
  'i18n.logOutputEncoding': 'UTF-8',
  'log.showSignature': 'false',
  'core.logAllRefUpdates': 'false',
  // Housekeeping in the background would outlive the command that caused it.
  'gc.autoDetach': 'false',
  'maintenance.auto': 'false',
  // Snapshots are data: looking for deltas between big ones costs minutes and saves little.
  'core.bigFileThreshold': '4m',
  'protocol.ext.allow': 'never',
});

const fixed: Readonly<Record<string, string>> = {
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  // Set but empty: neither core.askPass nor SSH_ASKPASS is asked then.
  GIT_ASKPASS: '',
  // ssh would prompt at the terminal. So it asks this program, which has no answer.
  SSH_ASKPASS: 'false',
  SSH_ASKPASS_REQUIRE: 'force',
  // Reading never takes the lock of the index, which a person may need now.
  GIT_OPTIONAL_LOCKS: '0',
  // An answer is read when git has ended, so git needn't write each line by itself.
  GIT_FLUSH: '0',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_CONFIG_COUNT: String(configuration.length),
  ...Object.fromEntries(
    configuration.flatMap(([key, value], index) => [
      [`GIT_CONFIG_KEY_${index}`, key],
      [`GIT_CONFIG_VALUE_${index}`, value],
    ]),
  ),
};
