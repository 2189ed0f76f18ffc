// `pulumi-resource-dtaas`: the engine starts it, reads its port from standard output, and talks gRPC to it.
import { main } from '@pulumi/pulumi/provider/server.js';
import { placeKinds } from '../registry.ts';
import { providerOf } from './provider.ts';

await main(providerOf(placeKinds), process.argv.slice(2));
