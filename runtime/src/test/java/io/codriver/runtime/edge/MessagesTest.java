package io.codriver.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.runtime.plan.Action;
import io.codriver.runtime.session.HopTimes;
import io.codriver.runtime.turn.Decision;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final SignalPath FAN = new SignalPath("Codriver.Fan");

    @Test
    void writesADecisionWithNullsWhereAHopDidNotHappen() {
        Action action = new Action(
                "fan",
                "set",
                List.of("driver"),
                Optional.of(3L),
                "",
                Map.of("how", "gently"),
                Map.of(FAN, SignalValue.of(3)));
        Decision decision = new Decision(
                "d1",
                "driver",
                "fan three",
                Decision.Kind.REFUSE,
                List.of(action),
                "No.",
                "policy",
                Optional.of("quiet"),
                Double.NaN,
                "frame",
                0,
                List.of("my fan", "the \"other\" fan"));
        HopTimes hops = new HopTimes(Double.NaN, Double.NaN, 0.12345, 1, 2, 3, 0, Double.NaN);

        assertThat(Messages.decision(decision, hops, Instant.ofEpochMilli(7)))
                .isEqualTo("{\"type\":\"decision\",\"id\":\"d1\",\"seat\":\"driver\",\"text\":\"fan three\","
                        + "\"decision\":\"refuse\",\"actions\":[{\"device\":\"fan\",\"operation\":\"set\","
                        + "\"zones\":[\"driver\"],\"value\":3,\"unit\":\"\",\"slots\":{\"how\":\"gently\"},"
                        + "\"signals\":{\"Codriver.Fan\":3}}],\"reply\":\"No.\",\"reason\":\"policy\","
                        + "\"confidence\":null,\"why\":\"frame\",\"policy\":\"quiet\","
                        + "\"choices\":[\"my fan\",\"the \\\"other\\\" fan\"],\"at\":7,"
                        + "\"hops\":{\"separate\":null,\"recognise\":null,\"fuse\":0.123,\"understand\":1.0,"
                        + "\"plan\":2.0,\"turn\":3.0,\"guard\":0.0,\"gateway\":null},\"totalMillis\":6.123}");
    }

    @Test
    void writesTheSmallMessages() {
        assertThat(Messages.heard("driver", "open \"it\"", true, 5))
                .isEqualTo("{\"type\":\"heard\",\"seat\":\"driver\",\"text\":\"open \\\"it\\\"\",\"final\":true,"
                        + "\"startMillis\":5}");
        assertThat(Messages.reached("d1", false, List.of(FAN), "Not yet."))
                .isEqualTo("{\"type\":\"reached\",\"id\":\"d1\",\"reached\":false,\"missing\":[\"Codriver.Fan\"],"
                        + "\"reply\":\"Not yet.\"}");
        assertThat(Messages.say("driver", "Yes."))
                .isEqualTo("{\"type\":\"say\",\"seat\":\"driver\",\"text\":\"Yes.\"}");
        assertThat(Messages.hush("driver")).isEqualTo("{\"type\":\"hush\",\"seat\":\"driver\"}");
        assertThat(Messages.link(new Link(true, "sim")))
                .isEqualTo("{\"type\":\"link\",\"up\":true,\"detail\":\"sim\"}");
        assertThat(Messages.microphone("driver", "DEAD", true, "no sound"))
                .isEqualTo("{\"type\":\"microphone\",\"seat\":\"driver\",\"fault\":\"DEAD\",\"begins\":true,"
                        + "\"detail\":\"no sound\"}");
        assertThat(Messages.trouble("driver", "LOST", "gone"))
                .isEqualTo("{\"type\":\"trouble\",\"seat\":\"driver\",\"kind\":\"LOST\",\"detail\":\"gone\"}");
    }
}
