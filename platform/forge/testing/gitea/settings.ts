import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { join } from 'node:path';

export interface GiteaPlace {
  /** Everything that the server writes is in this folder. */
  readonly folder: string;
  /** The built-in files of the server: templates, texts, licences. */
  readonly files: string;
  readonly httpPort: number;
  /** Items of a page. */
  readonly longestPage: number;
  readonly sshPort: number;
}

/**
 * The server's `app.ini`: nothing but loopback, no mail, no pictures, no timers, nothing that waits for a disk. It has an SSH server of its own,
 * because deploy keys exist over SSH only.
 */
export function giteaSettings({ folder, files, httpPort, sshPort, longestPage }: GiteaPlace): string {
  const secret = () => randomBytes(32).toString('base64url');
  return `
APP_NAME = Gitea for tests
RUN_USER = ${userInfo().username}
RUN_MODE = prod
WORK_PATH = ${folder}
I_AM_BEING_UNSAFE_RUNNING_AS_ROOT = ${userInfo().uid === 0}
[server]
PROTOCOL = http
HTTP_ADDR = 127.0.0.1
HTTP_PORT = ${httpPort}
DOMAIN = 127.0.0.1
ROOT_URL = http://127.0.0.1:${httpPort}/
STATIC_ROOT_PATH = ${files}
OFFLINE_MODE = true
LFS_START_SERVER = false
START_SSH_SERVER = true
SSH_DOMAIN = 127.0.0.1
SSH_LISTEN_HOST = 127.0.0.1
SSH_LISTEN_PORT = ${sshPort}
SSH_PORT = ${sshPort}
BUILTIN_SSH_SERVER_USER = git
SSH_SERVER_HOST_KEYS = ${join(folder, 'host-key.pem')}
GRACEFUL_HAMMER_TIME = 1s
[database]
DB_TYPE = sqlite3
PATH = ${join(folder, 'gitea.db')}
; The rest of the value becomes an option of the connection: no waiting for the disk.
SQLITE_JOURNAL_MODE = WAL&_synchronous=OFF
SQLITE_TIMEOUT = 10000
[repository]
ROOT = ${join(folder, 'repositories')}
DEFAULT_BRANCH = main
[git.config]
core.fsync = none
gc.auto = 0
[api]
MAX_RESPONSE_ITEMS = ${longestPage}
[security]
INSTALL_LOCK = true
SECRET_KEY = ${secret()}
INTERNAL_TOKEN = ${secret()}
PASSWORD_HASH_ALGO = pbkdf2$1$50
[oauth2]
JWT_SIGNING_ALGORITHM = HS256
JWT_SECRET = ${secret()}
[service]
DISABLE_REGISTRATION = true
DEFAULT_KEEP_EMAIL_PRIVATE = true
[actions]
ENABLED = true
DEFAULT_ACTIONS_URL = self
[webhook]
ALLOWED_HOST_LIST = loopback
[indexer]
ISSUE_INDEXER_TYPE = db
[queue]
TYPE = channel
[cron]
ENABLED = false
[cron.update_checker]
ENABLED = false
[log]
MODE = console
LEVEL = Warn
`.trimStart();
}
