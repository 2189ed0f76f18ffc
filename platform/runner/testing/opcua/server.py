"""An OPC UA server that stands for a physical twin in tests, made with asyncua.

Its one argument is JSON: port (0 for a free one), nodes (name -> {type, value, writable}), users ({name: password}),
security (a list of names of asyncua's SecurityPolicyType), certificate and key (paths).

It writes one JSON line for each event: {"port": n} when it listens, {"written": node, "value": v} for each write of a client.
It reads one JSON line for each request, and answers {"done": true} or {"failed": why}:
{"set": node, "value": v, "status": "BadSensorFailure", "at": seconds}. A status is a name or a number.
"""

import asyncio
import json
import logging
import sys
from datetime import datetime, timezone

from asyncua import Server, ua
from asyncua.common.callback import CallbackType
from asyncua.crypto.permission_rules import SimpleRoleRuleset, User, UserRole
from asyncua.server.user_managers import UserManager

NAMESPACE = "http://plant.example"
logging.disable(logging.CRITICAL)


def say(event):
    print(json.dumps(event), flush=True)


class Users(UserManager):
    def __init__(self, users):
        self.users = users

    def get_user(self, iserver, username=None, password=None, certificate=None):
        if not self.users or (username in self.users and self.users[username] == password):
            return User(role=UserRole.User, name=username)
        return None


def plain(value):
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    return value if isinstance(value, (bool, int, float, str)) or value is None else str(value)


def variant(kind, value):
    if kind == "DateTime":
        value = datetime.fromisoformat(value)
    if kind == "LocalizedText":
        value = ua.LocalizedText(value)
    if kind == "ByteString":
        value = value.encode()
    return ua.Variant(value, ua.VariantType[kind])


async def structure(server, index):
    """A structure type of the server, as a device with records has."""
    from asyncua.common.structures104 import new_struct, new_struct_field

    await new_struct(
        server,
        index,
        "Reading",
        [
            new_struct_field("Speed", ua.VariantType.Double),
            new_struct_field("Label", ua.VariantType.String),
            new_struct_field("Counts", ua.VariantType.Int32, array=True),
        ],
    )
    await server.load_data_type_definitions()


async def main():
    options = json.loads(sys.argv[1])
    server = Server(user_manager=Users(options.get("users", {})))
    await server.init()
    server.set_endpoint(f"opc.tcp://127.0.0.1:{options['port']}/plant/")
    security = options.get("security", ["NoSecurity"])
    if options.get("certificate"):
        await server.load_certificate(options["certificate"])
        await server.load_private_key(options["key"])
    server.set_security_policy([ua.SecurityPolicyType[each] for each in security], SimpleRoleRuleset())
    if options.get("users"):
        server.set_identity_tokens([ua.UserNameIdentityToken])
    # A namespace before the plant's own one, so that indices differ from server to server.
    for uri in options.get("before", []):
        await server.register_namespace(uri)
    index = await server.register_namespace(NAMESPACE)
    nodes = {}
    for name, node in options["nodes"].items():
        if node["type"] == "Reading":
            await structure(server, index)
            value = ua.Variant(ua.Reading(**node["value"]))
        else:
            value = variant(node["type"], node["value"])
        made = await server.nodes.objects.add_variable(ua.NodeId(name, index), f"{index}:{name}", value)
        if node.get("writable"):
            await made.set_writable()
        nodes[name] = (made, node["type"])

    async def written(event, _dispatcher):
        if not event.is_external:
            return
        for each in event.request_params.NodesToWrite:
            say({"written": str(each.NodeId.Identifier), "value": plain(each.Value.Value.Value)})

    server.subscribe_server_callback(CallbackType.PostWrite, written)
    await server.start()
    say({"port": server.bserver._server.sockets[0].getsockname()[1], "index": index})

    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        try:
            request = json.loads(line)
            node, kind = nodes[request["set"]]
            at = request.get("at")
            time = datetime.now(timezone.utc) if at is None else datetime.fromtimestamp(at, timezone.utc)
            value = ua.Variant(ua.Reading(**request["value"])) if kind == "Reading" else variant(kind, request["value"])
            code = request.get("status", "Good")
            status = ua.StatusCode(code if isinstance(code, int) else getattr(ua.StatusCodes, code))
            await node.write_value(ua.DataValue(value, status, SourceTimestamp=time, ServerTimestamp=time))
            say({"done": True})
        except Exception as error:
            say({"failed": repr(error)})
    await server.stop()


asyncio.run(main())
