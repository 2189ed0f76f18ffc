from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ._output import encode


class Topics:
    """The same messages under topics below ``dtaas/<twin>/<component>/``."""

    def __init__(self, config: dict, url: str) -> None:
        mqtt = _client_library()
        self._prefix = f"dtaas/{config['twin']}/{config['component']}/"
        self._received: list[dict] = []
        self._is_lost = False
        address = urlsplit(url)
        self._client = client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        client.username_pw_set(unquote(address.username or ""), unquote(address.password or ""))
        client.on_connect = self._connected
        client.on_disconnect = self._disconnected
        client.on_message = self._message
        client.connect(address.hostname, address.port)

    def read(self, patience: float | None) -> list[dict] | None:
        """Waits for messages, at most so many seconds."""
        self._client.loop(1.0 if patience is None else min(patience, 1.0))
        if self._is_lost:
            from ._failure import Mistake

            raise Mistake("the connection to the broker was lost")
        received, self._received = self._received, []
        return received

    def send(self, messages: list[dict]) -> None:
        for message in messages:
            self._client.publish(self._prefix + _topic_of(message), encode(message))

    def _connected(self, client, userdata, flags, reason, properties) -> None:
        # The runner sends once the component listens for what starts a step, so that comes last.
        client.subscribe([(self._prefix + topic, 0) for topic in ("control", "in/+", "clock")])

    def _disconnected(self, *_) -> None:
        self._is_lost = True

    def _message(self, client, userdata, received) -> None:
        message = json.loads(received.payload)
        kind, _, port = received.topic[len(self._prefix) :].partition("/")
        self._received.append({**message, "n": port} if kind == "in" else message)


def _topic_of(message: dict) -> str:
    if "n" in message:
        return f"out/{message['n']}"
    return next((name for name in ("done", "received") if name in message), "controlled")


def _client_library():
    """paho-mqtt out of its wheel, which is an archive that Python can import from, so that nothing has to be installed."""
    (wheel,) = (Path(__file__).parent / "wheels").glob("paho_mqtt-*.whl")
    sys.path.append(os.fspath(wheel))
    import paho.mqtt.client

    return paho.mqtt.client
