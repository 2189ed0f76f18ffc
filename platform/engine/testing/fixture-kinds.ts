import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '@dtaas/model';
import type { Mark, Owner, ResourceKind } from '../src/kinds/resource-kind.ts';
import type { ResourceState } from '../src/state/checkpoint.ts';

/** What the fixture provider has made. */
export interface Made {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: JsonObject;
}

export function madeIn(folder: string): readonly Made[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const content = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Omit<Made, 'id'>;
      return { id: file.replace(/\.json$/, ''), ...content };
    });
}

const common = ['size', 'image', 'delayMs', 'fail', 'leak', 'tell', 'ports', 'spec', 'note'];

/** A table with a kind whose provider is ours, and two whose providers are not. `made` is where they look for what exists. */
export function fixtureKinds(made: string): readonly ResourceKind[] {
  return [
    kind('own:index:Thing', made, { findAgain: 'create-again' }),
    kind('docker:index/container:Container', made, {
      providerInputs: ['host'],
      secretOutputs: ['logPassword'],
    }),
    kind('openstack:compute/instance:Instance', made, {
      sdk: { module: new URL('./fixture-sdk.mjs', import.meta.url).href, class: 'Instance' },
      inputs: [...common, 'flavorName'],
      secretOutputs: ['adminPass'],
      losesData: true,
    }),
  ];
}

function kind(type: string, made: string, more: Partial<ResourceKind>): ResourceKind {
  return {
    type,
    inputs: common,
    providerInputs: [],
    mark: ({ home, instance, name, generation }) => ({ mark: { home, instance, name, generation } }),
    isOurs: ({ inputs = {} }, owner) => isMarkedBy(inputs, owner),
    findAgain: async ({ home, instance, name }) =>
      madeIn(made)
        .filter(
          (each) => each.type === type && isMarkedBy(each.inputs, { home, instance }) && each.name === name,
        )
        .map(({ id }) => id),
    secretOutputs: [],
    losesData: false,
    ...more,
  };
}

function isMarkedBy({ mark }: JsonObject, { home, instance }: Owner): boolean {
  const { home: itsHome, instance: itsInstance } = Object(mark) as Partial<Mark>;
  return itsHome === home && itsInstance === instance;
}

/** A recorded resource, for checkpoints that tests write by hand. */
export function recordedResource(
  type: string,
  name: string,
  more: Partial<ResourceState> = {},
): ResourceState {
  return { urn: `urn:pulumi:test::dtaas::${type}::${name}`, type, ...more };
}
