import { expect, it } from 'vitest';
import { readDeclarations } from '../../../testing/names/declarations.ts';

it('are read with their namespaces, optional members, lists, maps and unions', () => {
  const text = `
/** A comment; with { braces }. */
import * as pulumi from "@pulumi/pulumi";
export declare class Box extends pulumi.CustomResource {
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: BoxState): Box;
    /** @internal */
    private static readonly __pulumiType;
    readonly size: pulumi.Output<number | undefined>;
    readonly tags: pulumi.Output<{ [key: string]: string; } | undefined>;
    constructor(name: string, args: BoxArgs, opts?: pulumi.CustomResourceOptions);
}
export declare namespace compute {
    interface BoxPort {
        "from"?: pulumi.Input<string>;
        to: pulumi.Input<pulumi.Input<inputs.compute.Port>[]>;
        either: (string | number)[];
    }
}
`;
  const found = readDeclarations(text);
  expect([...found.keys()]).toEqual(['Box', 'compute.BoxPort']);
  expect(Object.fromEntries(found.get('Box')!)).toEqual({
    size: { type: { name: 'number' }, optional: false },
    tags: { type: { map: { name: 'string' } }, optional: false },
  });
  expect(Object.fromEntries(found.get('compute.BoxPort')!)).toEqual({
    from: { type: { name: 'string' }, optional: true },
    to: { type: { list: { name: 'inputs.compute.Port' } }, optional: false },
    either: { type: { list: { name: 'string' } }, optional: false },
  });
});

it.each([
  [
    'a generic type that the generator does not write',
    'interface A { a: Promise<string>; }',
    /unknown generic type Promise/,
  ],
  ['a member without an end', 'interface A { a: string }', /; is expected after/],
  ['a text that ends in the middle', 'interface A { a: {', /\[ is expected after/],
])('with %s are refused', (_, text, message) => {
  expect(() => readDeclarations(text)).toThrow(message);
});
