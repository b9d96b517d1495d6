package io.codriver.voice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.codriver.voice.Clips;
import io.codriver.voice.SynthesisException;
import io.codriver.voice.SynthesisException.Reason;
import io.codriver.voice.Synthesizer;
import io.codriver.voice.SynthesizerContract;
import io.codriver.voice.Synthesizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs are stand-ins that the test writes, so that it says the same on machines with and without voices. */
final class ProcessVoiceTest extends SynthesizerContract {
    @TempDir
    Path folder;

    @Override
    protected Synthesizer voice() throws IOException {
        Path clip = Files.write(folder.resolve("clip.wav"), Clips.file(Clips.WINDOWS));
        script("text2wave", "cat > " + folder.resolve("said.txt") + "\ncp " + clip + " \"$2\"");
        return Synthesizers.open("festival", List.of(folder)).orElseThrow();
    }

    @Test
    void textGoesInOnStandardInput() throws Exception {
        try (Synthesizer voice = voice()) {
            voice.say("it's \"ten\" degrees");
        }
        assertThat(folder.resolve("said.txt")).hasContent("it's \"ten\" degrees\n");
    }

    @ParameterizedTest
    @CsvSource({"festival, text2wave", "flite, flite", "espeak-ng, espeak-ng"})
    void foundOnlyWhereItIsInstalled(String id, String program) throws IOException {
        assertThat(Synthesizers.open(id, List.of(folder))).isEmpty();
        script(program, "exit 0");
        assertThat(Synthesizers.open(id, List.of(Path.of("/no-such-folder"), folder)))
                .hasValueSatisfying(voice -> assertThat(voice.id()).isEqualTo(id));
    }

    /** On a machine that has the program it must speak; on one that hasn't, there must be no voice. */
    @ParameterizedTest
    @CsvSource({"festival, text2wave", "flite, flite", "espeak-ng, espeak-ng"})
    void speaksIfInstalled(String id, String program) {
        boolean installed = Files.isExecutable(Path.of("/usr/bin", program));
        var voice = Synthesizers.open(id, List.of(Path.of("/usr/bin")));
        assertThat(voice.isPresent()).isEqualTo(installed);
        voice.ifPresent(
                open -> assertThat(open.say("The windows are closed.").millis()).isBetween(600L, 4000L));
    }

    @Test
    void failureCarriesWhatTheProgramSaid() throws Exception {
        script("flite", "echo no such voice >&2\nexit 3");
        assertThat(failure("flite").reason()).isEqualTo(Reason.ENGINE_FAILED);
        assertThat(failure("flite")).hasMessageContaining("no such voice").hasMessageContaining("3");
    }

    @Test
    void noiseInsteadOfAWavIsNamed() throws Exception {
        script("espeak-ng", "echo hello > \"$3\"");
        assertThat(failure("espeak-ng").reason()).isEqualTo(Reason.BAD_SOUND);
    }

    @Test
    void programThatHangsIsEnded() throws Exception {
        Path program = script("slow", "exec sleep 60");
        try (Synthesizer voice = new ProcessVoice("slow", List.of(program.toString()), Duration.ofMillis(50))) {
            SynthesisException e = catchThrowableOfType(SynthesisException.class, () -> voice.say("hello"));
            assertThat(e.reason()).isEqualTo(Reason.TIMED_OUT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-voice", ""})
    void unknownIdListsTheVoicesThereAre(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Synthesizers.open(id))
                .withMessageContaining("[espeak-ng, festival, flite, mary]");
    }

    private SynthesisException failure(String id) {
        try (Synthesizer voice = Synthesizers.open(id, List.of(folder)).orElseThrow()) {
            return catchThrowableOfType(SynthesisException.class, () -> voice.say("hello"));
        }
    }

    private Path script(String name, String body) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
