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

const id = '[a-zA-Z][a-zA-Z0-9_-]{0,62}';
const idPattern = new RegExp(`^${id}$`);
const endpointPattern = new RegExp(`^(?:(${id})\\.)?(${id})\\.(${id})$`);

/** Whether a text can be the id of a component, a port, a parameter, a use or a child. */
export function isId(text: string): boolean {
  return idPattern.test(text);
}

export function parseEndpoint(text: string): Endpoint | undefined {
  const match = endpointPattern.exec(text);
  if (!match) return undefined;
  const [, child, component, port] = match;
  return { ...(child === undefined ? {} : { child }), component: component!, port: port! };
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

export function printConnection(connection: Connection): string {
  return `${printEndpoint(connection.from)} -> ${printEndpoint(connection.to)}`;
}
