/** How a job ended, in the words of Gitea's runners. */
export type Result = 'RESULT_SUCCESS' | 'RESULT_FAILURE' | 'RESULT_CANCELLED' | 'RESULT_SKIPPED';

/** A job to run. */
export interface Task {
  /** Numbers of 64 bits come as text. */
  readonly id: string;
  /** The workflow with this job alone, as YAML in base 64. */
  readonly workflowPayload: string;
  /** The context `github`, with the task's token. */
  readonly context: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  readonly needs?: Readonly<
    Record<string, { readonly result?: Result; readonly outputs?: Readonly<Record<string, string>> }>
  >;
}

export interface StepState {
  readonly id: string;
  readonly result: Result | 'RESULT_UNSPECIFIED';
  readonly startedAt?: string | undefined;
  readonly stoppedAt?: string | undefined;
  readonly logIndex: string;
  readonly logLength: string;
}

export interface LogRow {
  readonly time: string;
  readonly content: string;
}

/**
 * The endpoint of Gitea that its runners speak to (actions-proto-go): Connect's protocol, here as JSON.
 */
export class RunnerService {
  readonly #url: string;
  readonly #labels: readonly string[];
  #headers: Readonly<Record<string, string>> = {};
  #tasksVersion = '0';

  constructor(server: string, labels: readonly string[]) {
    this.#url = `${server}/api/actions/runner.v1.RunnerService/`;
    this.#labels = labels;
  }

  async register(name: string, token: string): Promise<void> {
    const about = { version: 'tests', labels: this.#labels };
    const { runner } = await this.#call<{ runner: { uuid: string; token: string } }>('Register', {
      name,
      token,
      ...about,
    });
    this.#headers = { 'x-runner-uuid': runner.uuid, 'x-runner-token': runner.token };
    await this.#call('Declare', about);
  }

  /** The next job for this runner, if there is one. */
  async fetchTask(): Promise<Task | undefined> {
    const answer = await this.#call<{ task?: Task; tasksVersion?: string }>('FetchTask', {
      tasksVersion: this.#tasksVersion,
    });
    // While there are tasks, the version of the list stays unknown: the next one is asked for at once.
    this.#tasksVersion = answer.task ? '0' : (answer.tasksVersion ?? '0');
    return answer.task;
  }

  /** @param index of the first row in the whole log */
  async addLog(taskId: string, index: number, rows: readonly LogRow[], noMore = false): Promise<void> {
    await this.#call('UpdateLog', { taskId, index: String(index), rows, noMore });
  }

  /** Answers whether the server still wants the job. */
  async update(
    state: {
      readonly id: string;
      readonly result?: Result;
      readonly startedAt: string;
      readonly stoppedAt?: string;
      readonly steps: readonly StepState[];
    },
    outputs: Readonly<Record<string, string>> = {},
  ): Promise<boolean> {
    const answer = await this.#call<{ state?: { result?: string } }>('UpdateTask', { state, outputs });
    return answer.state?.result !== 'RESULT_CANCELLED';
  }

  async #call<Answer>(method: string, body: object): Promise<Answer> {
    const response = await fetch(this.#url + method, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'connect-protocol-version': '1', ...this.#headers },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method}: ${response.status} ${text}`);
    return JSON.parse(text) as Answer;
  }
}
