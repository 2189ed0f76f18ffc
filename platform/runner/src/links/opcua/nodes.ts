import { coerceNodeId, type NodeId } from 'node-opcua-client';

const byUri = /^nsu=([^;]+);(.+)$/;

/**
 * The id of a node. Servers may number their namespaces anew when they start, so a URI is looked up after each connection.
 *
 * @throws Error if the server doesn't know the namespace
 */
export function nodeIdOf(address: string, namespaces: readonly string[]): NodeId {
  const [, uri, rest] = byUri.exec(address) ?? [];
  if (uri === undefined) return coerceNodeId(address);
  const index = namespaces.indexOf(uri);
  if (index < 0) throw new Error(`the server has no namespace ${uri}`);
  return coerceNodeId(`ns=${index};${rest}`);
}
