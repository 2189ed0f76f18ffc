import { failures } from '@dtaas/model';

/** What `dtaas explain` says of this package's errors. */
export const engineFailures = failures({
  'engine-missing': [
    'There is no Pulumi here, and none could be got.',
    'It isn’t on PATH, its downloads can’t be reached, and it couldn’t be built.',
    'Install Pulumi or Go, or allow its downloads; `dtaas engine status` says what was tried.',
  ],
  'engine-killed': [
    'The engine ended in the middle of its work.',
    'It was killed, often for want of memory.',
    'Run `dtaas deploy` again: it completes what was begun.',
  ],
  'plugin-missing': [
    'The engine has no plugin for a resource.',
    'A part of the installation is gone.',
    'Run `dtaas engine install`.',
  ],
  'plugin-ended': [
    'The plugin that makes the resources ended in the middle.',
    'It was killed, or it failed.',
    'Run `dtaas deploy` again: it completes what was begun.',
  ],
  'resources-refused': [
    "The desired resources can't be made.",
    'One of them refers to something that is not there, or they need each other in a circle.',
    'This is a fault of the kind of place: report it with the desired.json of the twin.',
  ],
  'resource-type-refused': [
    'A resource has a type that twins aren’t made of.',
    'Only types on a list are made, whatever a file says.',
    'If you didn’t write it, find out who did: `git log state/<twin>`.',
  ],
  'stack-busy': [
    'Another process is at work on the stack.',
    'Two at once would make things twice.',
    'Wait for it, and run the command again.',
  ],
  'stack-failed': [
    'Pulumi couldn’t make what was asked.',
    'The message has its reason.',
    'Mend the cause and run the command again: what was made is recorded.',
  ],
  'stack-cancelled': [
    'The update was stopped.',
    'Somebody pressed Ctrl-C, or sent a signal.',
    'Run `dtaas deploy` again: it completes what was begun.',
  ],
  'stack-timeout': [
    'The update took longer than it may.',
    'Something waits for what doesn’t come.',
    'See the last lines of the message, then run it again.',
  ],
  'state-needs-key': [
    'The recorded state was encrypted with a passphrase.',
    'The platform writes none that is: somebody else did.',
    'Bring back the `stack.json` of the commit before.',
  ],
  'state-refused': [
    'The recorded state isn’t used.',
    'It names what the platform never writes: another home’s things, other types, secrets.',
    'See who wrote it: `git log state/<twin>`; bring back the commit before.',
  ],
});
