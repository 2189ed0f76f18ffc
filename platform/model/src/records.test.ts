import { expect, it } from 'vitest';
import { nameOfActor } from './records.ts';

it.each([
  ['operator', 'operator'],
  ['Plant Operator <operator@plant.example>', 'Plant Operator'],
  ['<operator@plant.example>', 'unknown'],
  ['operator@plant.example', 'operator'],
  ['@plant.example', 'unknown'],
  ['', ''],
])('the name of the actor %j is %j', (actor, name) => expect(nameOfActor(actor)).toBe(name));
