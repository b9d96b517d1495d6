"""Lists a catalogue's devices, one a line: id | operations | zones | names | named values."""

from __future__ import annotations

import sys
from pathlib import Path

from .catalog import read


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[3] / "catalogs" / "car"
    group = ""
    for device in read(folder).devices.values():
        if device.group != group:
            group = device.group
            print(f"\n## {group}")
        operations = ",".join(sorted(device.operations - {"select"}))
        values = ",".join(device.values)
        print(f"{device.id} | {operations} | {'+'.join(device.zones)} | {'; '.join(device.names[:4])} | {values}")


if __name__ == "__main__":
    main()
