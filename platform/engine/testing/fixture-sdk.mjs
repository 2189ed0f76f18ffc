// As an SDK such as @pulumi/openstack is written: a class for a type of resource, with the SDK's own copy of Pulumi.
import pulumi from '@pulumi/pulumi';

export class Instance extends pulumi.CustomResource {
  constructor(name, { flavorName, ...inputs }, options) {
    // What a class does more than pass inputs on: it knows defaults, outputs and secrets.
    const known = { flavorName: flavorName ?? 'small', address: undefined, adminPass: undefined, ...inputs };
    super('openstack:compute/instance:Instance', name, known, {
      ...options,
      additionalSecretOutputs: ['adminPass'],
    });
  }
}
