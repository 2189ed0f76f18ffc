import { failures } from '@dtaas/model';

/** What `dtaas explain` says of this package's errors. */
export const sandboxFailures = failures({
  'environment-build-failed': [
    'The packages of an asset couldn’t be installed.',
    'A package is missing, a hash differs, or the registry can’t be reached.',
    'Mend the lock file, or run it again with a network; the message has the installer’s words.',
  ],
  'environment-image-unsupported': [
    'The asset wants an image.',
    'No place here runs images yet.',
    'Name a lock file instead: `environment: {node: package-lock.json}`.',
  ],
  'environment-lock-changed': [
    'The lock file changed while the environment was built.',
    'The environment would be under the wrong name.',
    'Run the command again.',
  ],
  'environment-lock-malformed': [
    "The lock file can't be read, or does more than pin packages.",
    'Only pinned packages are installed. An option or an address in the lock file could run code or fetch from elsewhere.',
    'Write it again with npm or pip, with hashes.',
  ],
  'environment-unhashed': [
    'A package has no hash in the lock file.',
    'What it is could change unseen.',
    'Take packages from a registry, and write the lock file with hashes.',
  ],
  'isolation-missing': [
    'The sandbox that was asked for doesn’t work here.',
    'Running without it would be less than what was asked.',
    'Get it (`apt-get install bubblewrap`), or ask for another.',
  ],
  'npm-missing': [
    'npm is missing.',
    'It builds the environments of Node assets.',
    'Install it; it comes with Node.',
  ],
  'python-missing': [
    'Python is missing.',
    'An asset brings Python packages.',
    'Install Python 3 with its venv.',
  ],
  'socket-folder-unsafe': [
    'The folder for control sockets isn’t yours alone.',
    'Another user could answer in a twin’s place.',
    'Delete it if it is yours, or set `XDG_RUNTIME_DIR`.',
  ],
  'usage-folder-relative': [
    '`DTAAS_STATE_HOME` or `DTAAS_CACHE` is a relative path.',
    'A relative path means another folder in each directory where `dtaas` is called, and `dtaas` would not find the running twins.',
    'Write an absolute path: `export DTAAS_STATE_HOME="$PWD/state"`.',
  ],
});
