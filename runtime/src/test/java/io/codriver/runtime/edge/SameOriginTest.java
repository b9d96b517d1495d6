package io.codriver.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {
    private final SameOrigin origin = new SameOrigin("Car.Example");

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, http://localhost:8080, true",
        "LOCALHOST:8080, http://localhost:8080, true",
        "127.0.0.1:8080, http://127.0.0.1:8080, true",
        "[::1]:8080, http://[::1]:8080, true",
        "192.168.1.7, http://192.168.1.7, true",
        "devbox:8080, http://devbox:8080, true",
        "car.local:8080, https://car.local:8080, true",
        "car.example:8080, http://car.example:8080, true",
        "localhost:8080, http://localhost:3000, false",
        "localhost:8080, https://evil.example, false",
        "localhost:8080, http://localhost:8080.evil.example, false",
        "localhost:8080, http://localhost:8080@evil.example, false",
        "localhost:8080, null, false",
        "localhost:8080, file://, false",
        "localhost:8080, '', false",
        "'', http://, false",
        "evil.example:8080, http://evil.example:8080, false",
        "127.0.0.1.evil.example, http://127.0.0.1.evil.example, false"
    })
    void judges(String host, String from, boolean allowed) {
        assertThat(origin.allows(host, List.of(from))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"localhost:8080", "evil.example", "''"})
    void letsProgramsIn(String host) {
        assertThat(origin.allows(host, List.of())).isTrue();
    }
}
