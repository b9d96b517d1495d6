package io.codriver.vehiclebus.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot.Reading;
import io.codriver.vehiclebus.TestCar;
import io.codriver.vehiclebus.gateway.VehicleGateway.Outcome;
import io.codriver.vehiclebus.gateway.sim.CarOrder;
import io.codriver.vehiclebus.guard.Write;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WireTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00.123Z");

    @Provide
    Arbitrary<SignalValue> values() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().map(SignalValue::of),
                Arbitraries.of(true, false).map(SignalValue::of),
                Arbitraries.strings()
                        .ascii()
                        .withCharRange('\u00a0', '\u2fff')
                        .ofMaxLength(200)
                        .map(SignalValue::of));
    }

    @Property(tries = 300)
    void whatIsWrittenIsRead(@ForAll("values") SignalValue value) {
        Reading reading = new Reading(value, AT);
        assertThat(Wire.readState(Wire.state(reading))).contains(reading);
        CarOrder order = new CarOrder("i", "driver", AT, AT.plusSeconds(2), List.of(new Write(TestCar.TITLE, value)));
        assertThat(Wire.readOrder(Wire.order(order))).contains(order);
    }

    @Property(tries = 300)
    void noiseIsMalformedAndNeverThrows(@ForAll byte[] noise) {
        assertThat(Wire.readOrder(noise)).isEmpty();
        assertThat(Wire.readFate(noise)).isEmpty();
        assertThat(Wire.readState(noise)).isEmpty();
    }

    @Test
    void everyFateIsWrittenAndRead() {
        for (Outcome outcome : Outcome.values()) {
            for (Optional<String> detail : List.of(Optional.of("why"), Optional.<String>empty())) {
                Wire.Fate fate = new Wire.Fate("i", outcome, detail);
                assertThat(Wire.readFate(Wire.fate(fate))).contains(fate);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "1",
                "{}",
                "{\"value\":1}",
                "{\"value\":null,\"at\":\"2026-01-01T00:00:00Z\"}",
                "{\"value\":1,\"at\":\"yesterday\"}",
                "{\"value\":1,\"at\":\"2026-01-01T00:00:00Z\",\"extra\":1}",
                "{\"value\":1,\"value\":2,\"at\":\"2026-01-01T00:00:00Z\"}",
                "{\"value\":1,\"at\":\"2026-01-01T00:00:00Z\"} true",
                "{\"value\":NaN,\"at\":\"2026-01-01T00:00:00Z\"}",
                "{\"value\":1e999,\"at\":\"2026-01-01T00:00:00Z\"}",
                "{\"value\":[1],\"at\":\"2026-01-01T00:00:00Z\"}",
                "{\"value\":{\"value\":{\"value\":{\"value\":{\"value\":1}}}},\"at\":\"2026-01-01T00:00:00Z\"}",
            })
    void badStatesAreMalformed(String json) {
        assertThat(Wire.readState(json.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void badOrdersAreMalformed() {
        String good = "{\"id\":\"a\",\"seat\":\"driver\",\"issued\":\"2026-01-01T00:00:00Z\","
                + "\"expires\":\"2026-01-01T00:00:02Z\",\"writes\":[{\"path\":\"Vehicle.Speed\",\"value\":1}]}";
        assertThat(read(good)).isPresent();
        for (String bad : List.of(
                good.replace("Vehicle.Speed", "../etc"),
                good.replace("\"path\"", "\"way\""),
                good.replace("[{", "[[{").replace("}]", "}]]"),
                good.replace("\"a\"", "7"),
                good + " ".repeat(Wire.MAX_PAYLOAD))) {
            assertThat(read(bad)).as(bad.strip()).isEmpty();
        }
    }

    private static Optional<CarOrder> read(String json) {
        return Wire.readOrder(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void topicsAndSignalsGoThereAndBack() {
        Topics topics = new Topics("car-1");
        assertThat(topics.state(TestCar.SPEED)).isEqualTo("codriver/v1/car-1/state/Vehicle/Speed");
        assertThat(topics.signal(topics.state(TestCar.WINDOW))).contains(TestCar.WINDOW);
        assertThat(topics.signal("codriver/v1/car-1/state/Vehicle.Speed")).isEmpty();
        assertThat(topics.signal("codriver/v1/car-1/state/Vehicle")).isEmpty();
        assertThat(topics.signal("codriver/v1/car-1/state/Vehicle/Speed")).contains(new SignalPath("Vehicle.Speed"));
        assertThat(topics.isOutcome(topics.outcome("c1"))).isTrue();
        for (String elsewhere : List.of("codriver/v1/car-1/command", "codriver/v1/car-1/outcome/a/b", "#")) {
            assertThat(topics.isOutcome(elsewhere)).isFalse();
        }
        assertThatThrownBy(() -> new Topics("a/b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Topics("#")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "mqtt://host, tcp://host:1883, , ",
        "mqtts://host, ssl://host:8883, , ",
        "mqtt://host:99/, tcp://host:99, , ",
        "mqtt://me:p%40ss@host:99, tcp://host:99, me, p@ss",
        "mqtt://me@host, tcp://host:1883, me, ",
    })
    void readsAddresses(String uri, String paho, String user, String password) {
        MqttAddress address = MqttAddress.parse(uri);
        assertThat(address.pahoUri()).isEqualTo(paho);
        assertThat(address.user()).isEqualTo(Optional.ofNullable(user));
        assertThat(address.password()).isEqualTo(Optional.ofNullable(password));
        assertThat(address.toString()).doesNotContain("@");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host",
                "tcp://host",
                "mqtt://",
                "mqtt:host",
                "mqtt://host:0",
                "mqtt://host:70000",
                "mqtt://host/topic",
                "mqtt://host?x",
                "mqtt://a b"
            })
    void refusesOtherAddresses(String uri) {
        assertThatThrownBy(() -> MqttAddress.parse(uri)).isInstanceOf(IllegalArgumentException.class);
    }
}
