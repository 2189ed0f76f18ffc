from __future__ import annotations

from ._values import value_of


class Inputs:
    """The values that hold, and the events that no step has seen yet. Both are part of what the component keeps."""

    def __init__(self, ports: dict, kept: dict) -> None:
        self._kept = kept
        self._event_ports = [name for name, port in ports.items() if port.get("as", "value") != "value"]
        defaults = {name: port["default"] for name, port in ports.items() if "default" in port}
        #: What a step sees. Defaults are not kept: a later version of the asset may have others.
        self.values = {**defaults, **kept["inputs"]} if defaults else kept["inputs"]
        if self._event_ports:
            received, events = kept.get("received", {}), kept.get("events", {})
            kept["received"] = {port: received.get(port, 0) for port in self._event_ports}
            kept["events"] = {port: events.get(port, []) for port in self._event_ports}

    def take(self, message: dict) -> bool:
        """Takes a value or an event. False if the event came before."""
        port = message["n"]
        if port not in self._event_ports:
            self.values[port] = self._kept["inputs"][port] = value_of(message)
            return True
        if message["seq"] <= self._kept["received"][port]:
            return False
        self._kept["received"][port] = message["seq"]
        event = {"value": value_of(message), "time": message["t"], "seq": message["seq"]}
        self._kept["events"][port].append(event)
        return True

    def take_events(self) -> dict[str, list]:
        """The events by port for a step, which takes them."""
        taken = self._kept.get("events", {})
        if self._event_ports:
            self._kept["events"] = {port: [] for port in self._event_ports}
        return taken
