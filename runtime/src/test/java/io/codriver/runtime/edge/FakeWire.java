package io.codriver.runtime.edge;

import java.util.ArrayList;
import java.util.List;

/** A wire whose fullness the test decides. */
final class FakeWire implements Wire {
    final List<String> written = new ArrayList<>();
    final List<String> closes = new ArrayList<>();
    int room = Integer.MAX_VALUE;
    int pings;

    @Override
    public boolean isFull() {
        return room <= 0;
    }

    @Override
    public void write(String text) {
        written.add(text);
        room--;
    }

    @Override
    public void ping() {
        pings++;
    }

    @Override
    public void close(short code, String reason) {
        closes.add(code + " " + reason);
    }
}
