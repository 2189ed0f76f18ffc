/** The name under which connections reach the physical twin; no component may be called so. */
export const physical = 'physical';

/** One end of a connection: `estimator.measured`, or `r1.gripper.angle` for a port in the child `r1`. */
export interface Endpoint {
  readonly child?: string;
  readonly component: string;
  readonly port: string;
}

export interface Connection {
  readonly from: Endpoint;
  readonly to: Endpoint;
}

const component = '[a-z][a-z0-9-]{0,62}';
const port = '[A-Za-z][A-Za-z0-9_]{0,62}';
const endpointPattern = new RegExp(`^(?:(${component})\\.)?(${component})\\.(${port})$`);

export function parseEndpoint(text: string): Endpoint | undefined {
  const match = endpointPattern.exec(text);
  if (!match) return undefined;
  const end = { component: match[2]!, port: match[3]! };
  return match[1] === undefined ? end : { child: match[1], ...end };
}

export function printEndpoint(endpoint: Endpoint): string {
  const parts = [endpoint.component, endpoint.port];
  return (endpoint.child === undefined ? parts : [endpoint.child, ...parts]).join('.');
}

/** `physical.temperature -> estimator.measured`, with any blanks around the arrow. */
export function parseConnection(text: string): Connection | undefined {
  const arrow = text.indexOf('->');
  if (arrow < 0) return undefined;
  const from = parseEndpoint(text.slice(0, arrow).trim());
  const to = parseEndpoint(text.slice(arrow + 2).trim());
  return from && to ? { from, to } : undefined;
}

/** Where the ends of a connection begin in its text. */
export function offsetsOfEnds(text: string): { readonly from: number; readonly to: number } {
  const after = (offset: number) => offset + text.slice(offset).search(/\S|$/);
  return { from: after(0), to: after(text.indexOf('->') + 2) };
}

export function printConnection(connection: Connection): string {
  return `${printEndpoint(connection.from)} -> ${printEndpoint(connection.to)}`;
}
