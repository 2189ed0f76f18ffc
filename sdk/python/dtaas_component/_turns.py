from __future__ import annotations


def turns_of(messages: list[dict]) -> list[dict]:
    """Puts values together that came together: next to each other, with one time, and each port once (events as often as they
    like). On the wall clock they are one step.
    """
    turns: list[dict] = []
    together = None
    for message in messages:
        if "n" not in message:
            together = None
            turns.append(message)
        elif together is not None and together["time"] == message.get("t") and not _is_repeated(together, message):
            together["values"].append(message)
        else:
            together = {"values": [message], "time": message.get("t")}
            turns.append(together)
    return turns


def _is_repeated(together: dict, message: dict) -> bool:
    return "seq" not in message and any(each["n"] == message["n"] for each in together["values"])
