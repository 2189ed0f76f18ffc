import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandSpec, Json } from '@dtaas/model';
import { AttributeIds, type DataType, getBuiltInDataType, type NodeId, StatusCodes } from 'node-opcua-client';
import pLimit from 'p-limit';
import type { Sample } from '../../senml/read.ts';
import { physical } from '../../wiring/wiring.ts';
import type { LinkHost } from '../link.ts';
import { nodeIdOf } from './nodes.ts';
import type { Session } from './session.ts';
import { variantOf } from './write-value.ts';

/** How long a server may take to confirm the safe values. */
const leaveMs = 2000;

interface Target {
  readonly nodeId: NodeId;
  readonly dataType: DataType;
}

/**
 * Writes commands, one after another. OPC UA has no last will, so a safe value that couldn't be written is written as soon as the
 * server can be reached again, as long as this runner lives.
 */
export class Commander {
  readonly #commands: { readonly [port: string]: CommandSpec };
  readonly #host: LinkHost;
  readonly #inOrder = pLimit(1);
  /** How many writes are not confirmed, or wait for their turn. */
  #open = 0;
  #session: Session | undefined;
  #targets = new Map<string, Target>();
  #isCommanding = false;
  /** The ports whose last command was not followed by their safe value. */
  readonly #unsafe = new Set<string>();
  /** The ports that wait for their turn. They get the newest command then. */
  readonly #waiting = new Set<string>();
  trouble: string | undefined;

  constructor(commands: { readonly [port: string]: CommandSpec }, host: LinkHost) {
    this.#commands = commands;
    this.#host = host;
  }

  async connected(session: Session): Promise<void> {
    this.#targets = new Map();
    this.trouble = undefined;
    for (const [port, { node }] of Object.entries(this.#commands)) {
      try {
        const nodeId = nodeIdOf(node!, session.namespaces);
        const dataType = await getBuiltInDataType(session.session, nodeId);
        this.#targets.set(port, { nodeId, dataType });
      } catch (error) {
        const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
        this.trouble ??= `${physical}.${port} can't be commanded at ${node}: ${why}`;
      }
    }
    this.#session = session;
    if (this.#isCommanding) this.begin();
    else void this.#makeSafe();
  }

  disconnected(): void {
    this.#session = undefined;
  }

  begin(): void {
    this.#isCommanding = true;
    for (const port of Object.keys(this.#commands)) this.send(port);
  }

  send(port: string): void {
    if (this.#session === undefined || this.#waiting.has(port) || this.#host.current(port) === undefined)
      return;
    this.#waiting.add(port);
    void this.#inTurn(async () => {
      this.#waiting.delete(port);
      const sample = this.#host.current(port);
      if (sample === undefined) return;
      if (this.#commands[port]!.safe !== undefined) this.#unsafe.add(port);
      await this.#write(port, sample.value);
    });
  }

  /** One command after another, so that a server that doesn't answer gets no command after its time. */
  canSend(port: string): boolean {
    return this.#session !== undefined && this.#isCommanding && this.#targets.has(port) && this.#open === 0;
  }

  sendOnce(port: string, { value }: Sample, unconfirmed: () => void): void {
    void this.#inTurn(async () => {
      if (this.#commands[port]!.safe !== undefined) this.#unsafe.add(port);
      await this.#write(port, value, unconfirmed);
    });
  }

  async leave(): Promise<void> {
    if (!this.#isCommanding) return;
    this.#isCommanding = false;
    await Promise.race([this.#makeSafe(), sleep(leaveMs, undefined, { ref: false })]);
    if (this.#unsafe.size > 0)
      this.#host.log(`the ${physical} twin did not get the safe values of ${[...this.#unsafe].join(', ')}`);
  }

  cut(): void {
    this.#isCommanding = false;
    this.#unsafe.clear();
    this.#session = undefined;
  }

  async #makeSafe(): Promise<void> {
    await this.#inTurn(async () => {
      for (const port of this.#unsafe) {
        if (this.#isCommanding) return;
        if (await this.#write(port, this.#commands[port]!.safe ?? null)) this.#unsafe.delete(port);
      }
    });
  }

  async #inTurn(write: () => Promise<void>): Promise<void> {
    this.#open += 1;
    await this.#inOrder(write);
    this.#open -= 1;
    if (this.#open === 0) this.#host.ready();
  }

  /** @returns whether the server has the value */
  async #write(port: string, value: Json, unconfirmed = () => {}): Promise<boolean> {
    const target = this.#targets.get(port);
    const { session } = this.#session ?? {};
    if (target === undefined || session === undefined) {
      unconfirmed();
      return false;
    }
    try {
      const variant = variantOf(target.dataType, value);
      if ('refused' in variant) {
        this.#host.refused(port, variant.refused);
        return false;
      }
      const status = await session.write({
        nodeId: target.nodeId,
        attributeId: AttributeIds.Value,
        value: { value: variant },
      });
      if (status.equals(StatusCodes.Good) || !status.isBad()) return true;
      this.#host.refused(port, `was refused by the server (${status.name})`);
    } catch (error) {
      unconfirmed();
      this.#host.log(`a command to ${physical}.${port} was not sent: ${error}`);
    }
    return false;
  }
}
