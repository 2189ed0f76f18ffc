/** Something that a hostile program tries: the kind of a connection, and where to. */
export type Attempt = readonly [
  kind: 'tcp' | 'proxied' | 'udp' | 'name' | 'raw' | 'icmp' | 'packet',
  host?: string,
  port?: number,
];

/**
 * The program: its argument is a list of attempts as JSON, and it prints a list of results. A result is what the other end said, or
 * the code of an error.
 */
export const hostileProgram = `
import errno, json, socket, sys

def code(error):
    if isinstance(error, socket.gaierror): return 'no such name'
    if isinstance(error, socket.timeout): return 'no answer'
    return errno.errorcode.get(error.errno, str(error))

def attempt(kind, host='', port=0):
    if kind == 'name': return socket.getaddrinfo(host, port)[0][4][0]
    if kind == 'raw': return str(socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW))
    if kind == 'packet': return str(socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 3))
    if kind == 'icmp': return str(socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_ICMP))
    if kind == 'proxied':
        with socket.create_connection(('127.0.0.2', 3128), 3) as stream:
            stream.sendall(f'CONNECT {host}:{port} HTTP/1.1\\r\\nHost: {host}\\r\\n\\r\\n'.encode())
            answer = b''.join(iter(lambda: stream.recv(1000), b'')).decode()
            status, _, body = answer.partition('\\r\\n\\r\\n')
            return body if ' 200 ' in status else status.split()[1]
    if kind == 'tcp':
        with socket.create_connection((host, port), 3) as stream:
            return stream.recv(100).decode() or 'closed'
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)[0]
    with socket.socket(family, socket.SOCK_DGRAM) as datagrams:
        datagrams.settimeout(1)
        datagrams.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        datagrams.connect(address)
        datagrams.send(b'hello')
        return datagrams.recv(100).decode()

def result(each):
    try: return attempt(*each)
    except OSError as error: return code(error)

print(json.dumps([result(each) for each in json.loads(sys.argv[1])]))
`;
