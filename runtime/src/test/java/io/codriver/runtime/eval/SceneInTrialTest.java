package io.codriver.runtime.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.codriver.nlu.Interpreter;
import io.codriver.nlu.Scene;
import io.codriver.nlu.Understanding;
import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.fuse.Fusion;
import io.codriver.runtime.plan.FirstCar;
import io.codriver.runtime.reply.Replies;
import io.codriver.runtime.session.Thinking;
import io.codriver.runtime.turn.Turn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scene that an interpreter is given for each line of {@code eval text}. */
class SceneInTrialTest {
    private final List<Scene> scenes = new ArrayList<>();
    private final Interpreter recording = new Interpreter() {
        @Override
        public Understanding interpret(String text, Context context) {
            scenes.add(context.scene());
            return Understanding.nothing("recorded");
        }

        @Override
        public Completeness completeness(String text) {
            return Completeness.UNKNOWN;
        }
    };

    @TempDir
    Path folder;

    private Mind mind() {
        Mind whole = Mind.of(FirstCar.CATALOG, "en");
        Replies replies = FirstCar.replies();
        Thinking thinking = new Thinking(
                recording,
                FirstCar.planner(),
                new Turn(FirstCar.planner(), replies),
                FirstCar.guard(),
                System::nanoTime);
        return new Mind(
                whole.catalog(),
                whole.phrases(),
                whole.pack(),
                whole.model(),
                recording,
                new Fusion(recording),
                thinking,
                whole.apps(),
                whole.surroundings());
    }

    private void eval(String... lines) throws Exception {
        Path in = folder.resolve("in.jsonl");
        Files.write(in, List.of(lines));
        new TextEval(mind()).run(in, folder.resolve("out.jsonl"));
        for (String line : lines) {
            assertThat(new ObjectMapper().readTree(line)).isInstanceOf(ObjectNode.class);
        }
    }

    @Test
    void theSpeakersLookAndTheStatesAreTheScene() throws Exception {
        eval(
                "{\"text\": \"x\", \"occupants\": [{\"seat\": \"driver\", \"gaze\": \"sunroof\"},"
                        + " {\"seat\": \"rear-left\", \"gaze\": \"trunk\"}], \"signals\": {\"Vehicle.Speed\": 120}}",
                "{\"text\": \"x\", \"seat\": \"rear-left\","
                        + " \"occupants\": [{\"seat\": \"rear-left\", \"gaze\": {\"yaw\": 68, \"pitch\": -7}}]}",
                "{\"text\": \"x\"}");

        assertThat(scenes)
                .containsExactly(
                        new Scene("driver", "roof", Set.of("moving", "fast")),
                        new Scene("rear-left", "window@rear-left", Set.of()),
                        new Scene("driver", "", Set.of()));
    }

    @Test
    void occupantsStayForTheConversationUntilTheyAreReplaced() throws Exception {
        String seen = "\"occupants\": [{\"seat\": \"driver\", \"gaze\": \"window@rear-left\"}]";
        eval(
                "{\"text\": \"x\", \"conversation\": \"a\", " + seen + "}",
                "{\"text\": \"x\", \"conversation\": \"a\"}",
                "{\"text\": \"x\", \"conversation\": \"b\"}",
                "{\"text\": \"x\", \"conversation\": \"a\", \"seat\": \"rear-left\"}",
                "{\"text\": \"x\", \"conversation\": \"a\", \"occupants\": []}",
                "{\"text\": \"x\", \"conversation\": \"a\"}");

        assertThat(scenes)
                .extracting(Scene::look)
                .containsExactly("window@rear-left", "window@rear-left", "", "", "", "");
    }
}
