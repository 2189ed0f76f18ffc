// `pulumi-resource-dtaas`: the engine starts it, reads its port from standard output, and talks gRPC to it.
import { main } from '@pulumi/pulumi/provider/server.js';
import { provider } from './provider.ts';

await main(provider, process.argv.slice(2));
