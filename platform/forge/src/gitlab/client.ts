import { Gitlab } from '@gitbeaker/rest';
import type { AdapterOptions } from '../adapter-options.ts';
import { type Reader, readAs } from './answers.ts';
import { requesterFor, type Wait } from './requests.ts';

export interface GitLabOptions extends AdapterOptions {
  /** How to wait; tests wait shorter. */
  readonly wait?: Wait | undefined;
}

/** A project on a GitLab, and what all parts of the adapter need. */
export class GitLabProject {
  readonly path: string;
  /** Where pages are: the address without `/api/v4`. */
  readonly webUrl: string;
  /** For messages. */
  readonly host: string;
  readonly isJob: boolean;
  readonly api: InstanceType<typeof Gitlab>;
  readonly wait: Wait;
  requests = 0;

  constructor({ apiUrl, repository, token, signal, wait }: GitLabOptions) {
    const url = new URL(apiUrl.replace(/\/+$/, ''));
    const root = url.href.replace(/\/api\/v4$/, '');
    this.path = repository.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
    this.webUrl = root.replace(/\/+$/, '');
    this.host = url.host;
    this.isJob = token?.startsWith('glcbt-') === true;
    this.wait = wait ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)));
    const requesterFn = requesterFor({ signal, wait: this.wait, onRequest: () => this.requests++ });
    const all = { host: this.webUrl, requesterFn, queryTimeout: null, rateLimits: {} };
    // A job's token has a header of its own; all other kinds are bearer tokens.
    const authorised = this.isJob ? { ...all, jobToken: token ?? '' } : { ...all, oauthToken: token ?? '' };
    this.api = new Gitlab(token === undefined ? all : authorised);
  }

  /** An answer as a typed value. `request` says in messages what was asked for. */
  read<Value>(request: string, reader: Reader<Value>, answer: Promise<unknown>): Promise<Value> {
    return readAs(reader, { forge: this.host, request }, answer);
  }
}
